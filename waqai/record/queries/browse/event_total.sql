-- How many occurrences there are.
SELECT count(*) AS events FROM (WANTED);
