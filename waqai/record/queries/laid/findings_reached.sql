-- Up to which day a list of findings goes; null where those without a day are reached, or there are fewer.
SELECT CASE WHEN count(first_day) = CAST($limit AS BIGINT) THEN max(first_day) END
FROM (SELECT first_day FROM (CHOSEN) ORDER BY first_day NULLS LAST LIMIT CAST($limit AS BIGINT))
