-- How many occurrences there are.
SELECT CAST(coalesce(sum(events), 0) AS BIGINT) AS events FROM (WANTED);
