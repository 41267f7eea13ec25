CREATE VIEW evidence AS
WITH items AS (
  SELECT article_id, 'mention' AS kind, mention_id AS item, span_start, span_end, entity AS value FROM mentions
  UNION ALL SELECT article_id, 'time', time_id, span_start, span_end, value FROM times
  UNION ALL SELECT article_id, 'quantity', quantity_id, span_start, span_end,
    CAST(value AS VARCHAR) || ' ' || unit FROM quantities
  UNION ALL SELECT article_id, 'quote', quote_id, span_start, span_end, speaker FROM quotes
  UNION ALL SELECT article_id, 'event', event_id, trigger_start, trigger_end, type FROM events
  UNION ALL SELECT article_id, 'relation', CAST(number AS VARCHAR), span_start, span_end, relation FROM relations
  UNION ALL SELECT article_id, 'furniture', CAST(number AS VARCHAR), span_start, span_end, kind FROM furniture
)
SELECT i.article_id AS article, i.kind, i.item, i.value, i.span_start, i.span_end,
  piece(p.text, i.span_start, i.span_end) AS text, p.source
FROM items i JOIN articles a ON a.article_id = i.article_id JOIN pages p ON p.page_sha256 = a.page_sha256;
COMMENT ON VIEW evidence IS 'Every item of every reading with the exact words that it was read from';
COMMENT ON COLUMN evidence.article IS 'Article id';
COMMENT ON COLUMN evidence.kind IS 'mention, time, quantity, quote, event, relation or furniture';
COMMENT ON COLUMN evidence.item IS 'Id or number of the item in the article';
COMMENT ON COLUMN evidence.value IS 'What was read: an entity, an ISO 8601 value, a number and unit, a speaker, a type';
COMMENT ON COLUMN evidence.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN evidence.span_end IS 'End in the page''s text';
COMMENT ON COLUMN evidence.text IS 'The exact words';
COMMENT ON COLUMN evidence.source IS 'The page they stand in';
