-- How many occurrences there are by day and status, by type and by outlet; `by` says which of these a row counts.
SELECT CASE WHEN GROUPING(status) = 0 THEN 'day' WHEN GROUPING(type) = 0 THEN 'type' ELSE 'outlet' END AS by,
  CAST(day AS VARCHAR) AS day, status, type, outlet, CAST(sum(events) AS BIGINT) AS events
FROM (WANTED) GROUP BY GROUPING SETS ((day, status), (type), (outlet))
ORDER BY day NULLS LAST, status;
