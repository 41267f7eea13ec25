-- What is laid out for questions and does not fit what it was made of; asked only where nothing was written since.
WITH told AS (
  SELECT 'pages' AS what, (SELECT pages FROM count_rows) AS says, (SELECT count(*) FROM pages) AS has
  UNION ALL SELECT 'articles', (SELECT articles FROM count_rows), (SELECT count(*) FROM articles)
  UNION ALL SELECT 'entities', (SELECT entities FROM count_rows), (SELECT count(DISTINCT entity) FROM entities)
  UNION ALL SELECT 'events', (SELECT events FROM count_rows), (SELECT count(*) FROM events)
  UNION ALL SELECT 'quotations', (SELECT quotes FROM count_rows), (SELECT count(*) FROM quotes)
  UNION ALL SELECT 'problems', (SELECT problems FROM count_rows), (SELECT count(*) FROM problems)
  UNION ALL SELECT 'quotations laid out', (SELECT count(*) FROM quote_rows), (SELECT count(*) FROM quotes)
  UNION ALL SELECT 'findings by kind', (SELECT sum(findings) FROM kind_sums), (SELECT count(*) FROM findings)
  UNION ALL SELECT 'occurrences by day', (SELECT sum(events) FROM day_sums), (SELECT count(*) FROM event_rows WHERE leads)
  UNION ALL SELECT 'occurrences by outlet', (SELECT sum(events) FROM outlet_sums),
    (SELECT count(*) FROM event_rows WHERE leads AND outlet IS NOT NULL)
  UNION ALL SELECT 'occurrences by day and outlet', (SELECT sum(events) FROM outlet_day_sums),
    (SELECT count(*) FROM event_rows WHERE leads AND outlet IS NOT NULL)
  UNION ALL SELECT 'acting entities', (SELECT sum(entities) FROM entity_sums),
    (SELECT count(*) FROM entity_rows WHERE events > 0)
), tellings AS (
  SELECT article_id AS article, count(*) AS events FROM events GROUP BY article_id
)
SELECT NULL AS article, what AS item, 'the record counts ' || coalesce(says, 0) || ' and has ' || has AS detail
FROM told WHERE coalesce(says, 0) <> has
UNION ALL
SELECT r.article, 'article', 'its list counts ' || r.events || ' events, and it has ' || coalesce(t.events, 0)
FROM article_rows r LEFT JOIN tellings t USING (article) WHERE r.events <> coalesce(t.events, 0)
UNION ALL
SELECT article_id, 'article', 'no list has it'
FROM articles ANTI JOIN article_rows r ON r.article = articles.article_id
UNION ALL
SELECT article, 'article', 'a list has it, and it is not there'
FROM article_rows ANTI JOIN articles a ON a.article_id = article_rows.article
UNION ALL
SELECT article_id, event_id, 'no list has it'
FROM events ANTI JOIN event_rows r ON r.article = events.article_id AND r.event = events.event_id
UNION ALL
SELECT article, event, 'a list has it, and it is not there'
FROM event_rows ANTI JOIN events e ON e.article_id = event_rows.article AND e.event_id = event_rows.event
UNION ALL
SELECT NULL, finding_id, 'no list has it'
FROM findings ANTI JOIN finding_rows r ON r.id = findings.finding_id
UNION ALL
SELECT NULL, id, 'a list has it, and it is not there'
FROM finding_rows ANTI JOIN findings f ON f.finding_id = finding_rows.id
ORDER BY ALL
