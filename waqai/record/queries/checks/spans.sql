-- Spans that do not stand in the text of their page, whatever they are the span of.
WITH spans AS (
  SELECT article_id, item, span_start, span_end FROM (SELECT article AS article_id, item, span_start, span_end FROM evidence)
  UNION ALL SELECT article_id, event_id || ' sentence', sentence_start, sentence_end FROM events
  UNION ALL SELECT article_id, event_id || ' status', status_start, status_end FROM events WHERE status_start IS NOT NULL
  UNION ALL SELECT article_id, event_id || ' source', said_by_start, said_by_end FROM events WHERE said_by_start IS NOT NULL
  UNION ALL SELECT article_id, event_id || ' ' || role, span_start, span_end FROM event_spans
  UNION ALL SELECT article_id, quote_id || ' cue', cue_start, cue_end FROM quotes WHERE cue_start IS NOT NULL
  UNION ALL SELECT article_id, 'title', title_start, title_end FROM articles WHERE title_start IS NOT NULL
  UNION ALL SELECT article_id, 'body', part.span_start, part.span_end
    FROM (SELECT article_id, unnest(body) AS part FROM articles)
)
SELECT s.article_id AS article, s.item,
  'its span [' || s.span_start || ', ' || s.span_end || ') is not in the page of ' || length(p.text) || ' characters' AS detail
FROM spans s JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE s.span_start < 0 OR s.span_end <= s.span_start OR s.span_end > length(p.text)
ORDER BY ALL
