-- A page of occurrences, the latest first.
WITH wanted AS MATERIALIZED (WANTED), page AS (
  SELECT number, day FROM wanted ORDER BY day IS NULL, number DESC
  LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT e.* FROM event_rows e WHERE e.number IN (SELECT number FROM page) ORDER BY e.day IS NULL, e.number DESC;
