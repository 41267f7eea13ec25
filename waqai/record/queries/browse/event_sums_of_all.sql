-- The same of what the sums of days and outlets (OUTLETS_) know.
SELECT CASE WHEN GROUPING(status) = 0 THEN 'day' ELSE 'type' END AS what,
  day, status, type, NULL AS outlet, CAST(sum(events) AS BIGINT) AS events
FROM day_sums e WHERE WANTED GROUP BY GROUPING SETS ((day, status), (type))
UNION ALL
SELECT 'outlet', NULL, NULL, NULL, outlet, CAST(sum(events) AS BIGINT) FROM OUTLETS_ e WHERE WANTED GROUP BY outlet;
