-- A page of occurrences in order of time.
WITH wanted AS MATERIALIZED (WANTED), page AS (
  SELECT number FROM wanted ORDER BY number LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT e.* FROM event_rows e WHERE e.number IN (SELECT number FROM page) ORDER BY e.number;
