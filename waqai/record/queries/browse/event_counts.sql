-- How many occurrences there are by day and status.
SELECT CAST(day AS VARCHAR) AS day, status, CAST(sum(events) AS BIGINT) AS events FROM (WANTED)
GROUP BY ALL ORDER BY day NULLS LAST, status;
