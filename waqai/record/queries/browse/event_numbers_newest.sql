-- A page of occurrences, the latest first, by their numbers; those without a day, whose numbers are the highest, last.
WITH undated AS (SELECT 67108864::HUGEINT * 1267650600228229401496703205376 AS number)
SELECT number FROM (
  (SELECT w.number, false AS later FROM (WANTED) w WHERE w.number < (FROM undated)
    ORDER BY w.number DESC LIMIT CAST($limit + $offset AS BIGINT))
  UNION ALL (SELECT w.number, true FROM (WANTED) w WHERE w.number >= (FROM undated)
    ORDER BY w.number DESC LIMIT CAST($limit + $offset AS BIGINT)))
ORDER BY later, number DESC LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
