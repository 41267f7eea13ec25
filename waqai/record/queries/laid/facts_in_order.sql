-- The first standing facts in the order of the times for which they are told.
SELECT article, number FROM (CHOSEN)
ORDER BY as_of NULLS LAST, source, article, number LIMIT CAST($limit AS BIGINT)
