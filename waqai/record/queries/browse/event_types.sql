-- How many occurrences there are of each type.
SELECT type AS value, CAST(sum(events) AS BIGINT) AS count FROM (WANTED) GROUP BY ALL ORDER BY count DESC, value;
