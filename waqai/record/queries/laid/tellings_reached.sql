-- Up to which day a list of tellings goes; null where those without a day are reached, or there are fewer.
SELECT CASE WHEN count(day) = CAST($limit AS BIGINT) THEN max(day) END
FROM (SELECT day FROM (CHOSEN) ORDER BY day NULLS LAST LIMIT CAST($limit AS BIGINT))
