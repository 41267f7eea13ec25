-- A number for each event that may be one of a pair: those in touched articles and in articles linked to them, and those
-- that share a key with one of these in its time; with their sketches, in the order of their names, whatever else the
-- record holds.
CREATE OR REPLACE TEMP TABLE numbered_events AS
WITH keys AS (
  SELECT key, min(first_day) AS first_day, max(last_day) AS last_day
  FROM event_keys WHERE article_id IN (FROM touched) GROUP BY key
),
beside AS (
  SELECT second_article AS article_id FROM article_links WHERE first_article IN (FROM touched)
  UNION SELECT first_article FROM article_links WHERE second_article IN (FROM touched)
  UNION FROM touched
), wanted AS (
  SELECT k.article_id, k.event_id
  FROM event_keys k SEMI JOIN keys w ON w.key = k.key AND k.first_day <= w.last_day AND k.last_day >= w.first_day
  UNION SELECT e.article_id, e.event_id FROM event_sketches e SEMI JOIN beside b ON b.article_id = e.article_id
)
SELECT e.* EXCLUDE (kind), e.kind AS kind_name, split_part(e.kind, ' ', 1) AS type,
  CAST(row_number() OVER (ORDER BY e.article_id, e.event_id) - 1 AS INTEGER) AS number,
  CAST(dense_rank() OVER (ORDER BY e.article_id) AS INTEGER) AS article,
  CAST(dense_rank() OVER (ORDER BY e.kind) AS INTEGER) AS kind,
  e.article_id IN (FROM touched) AS touched
FROM event_sketches e SEMI JOIN wanted w ON w.article_id = e.article_id AND w.event_id = e.event_id;
