-- The first quotations in order of publication.
SELECT article, place FROM (CHOSEN)
ORDER BY published NULLS LAST, source, article, place LIMIT CAST($limit AS BIGINT)
