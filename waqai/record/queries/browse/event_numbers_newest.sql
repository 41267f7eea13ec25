-- A page of occurrences, the latest first, by their numbers.
SELECT number FROM (WANTED) ORDER BY number DESC LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
