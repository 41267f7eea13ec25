-- The sums of a choice of occurrences, in the place of SUMMED.
SELECT CASE WHEN GROUPING(status) = 0 THEN 'day' WHEN GROUPING(type) = 0 THEN 'type' ELSE 'outlet' END AS what,
  day, status, type, outlet, CAST(sum(events) AS BIGINT) AS events
FROM (WANTED) GROUP BY GROUPING SETS ((day, status), (type), (outlet));
