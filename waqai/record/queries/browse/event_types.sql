-- How many occurrences there are of each type.
SELECT type AS value, count(*) AS count FROM (WANTED) GROUP BY ALL ORDER BY count DESC, value;
