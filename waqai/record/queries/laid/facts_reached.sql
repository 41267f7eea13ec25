-- Up to which time a list of standing facts goes; null where those without a time are reached, or there are fewer.
SELECT CASE WHEN count(as_of) = CAST($limit AS BIGINT) THEN max(as_of) END
FROM (SELECT as_of FROM (CHOSEN) ORDER BY as_of NULLS LAST LIMIT CAST($limit AS BIGINT))
