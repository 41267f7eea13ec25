-- Items that refer to what is not there.
WITH items AS (
  SELECT DISTINCT article AS article_id FROM evidence
  UNION SELECT DISTINCT article_id FROM entities
  UNION SELECT id_of(page, part) FROM (SELECT DISTINCT page, part FROM word_index)
), named AS (
  SELECT article_id, mention_id AS item, entity FROM mentions
  UNION ALL SELECT article_id, event_id || ' ' || role, entity FROM event_arguments
  UNION ALL SELECT article_id, event_id || ' source', entity FROM event_sources
  UNION ALL SELECT article_id, quote_id, speaker FROM quotes WHERE speaker IS NOT NULL
)
SELECT article_id AS article, 'article' AS item, 'something was read from it, but it is not there' AS detail
FROM items ANTI JOIN articles USING (article_id)
UNION ALL
SELECT article_id, item, 'it refers to ' || entity || ', whom the article does not name'
FROM named ANTI JOIN entities USING (article_id, entity)
UNION ALL
SELECT q.article_id, q.event_id, 'its quantity ' || q.quantity_id || ' is not there'
FROM event_quantities q ANTI JOIN quantities USING (article_id, quantity_id)
UNION ALL
SELECT article_id, event_id, 'a part of an event that is not there'
FROM (
  SELECT article_id, event_id FROM event_arguments UNION SELECT article_id, event_id FROM event_spans
  UNION SELECT article_id, event_id FROM event_sources UNION SELECT article_id, event_id FROM event_quantities
) ANTI JOIN events USING (article_id, event_id)
UNION ALL
SELECT article_id, event_id, 'its quotation ' || quote_id || ' is not there'
FROM events ANTI JOIN quotes USING (article_id, quote_id) WHERE quote_id IS NOT NULL
ORDER BY ALL
