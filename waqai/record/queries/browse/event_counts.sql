-- How many occurrences there are by day and status.
SELECT CAST(day AS VARCHAR) AS day, status, count(*) AS events FROM (WANTED) GROUP BY ALL ORDER BY day NULLS LAST, status;
