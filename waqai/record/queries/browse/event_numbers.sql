-- A page of occurrences in order of time, by their numbers.
SELECT number FROM (WANTED) ORDER BY number LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
