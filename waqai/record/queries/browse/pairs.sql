-- Who has most to do with whom: all that a page shows of each pair in one value.
SELECT shown, (SELECT count(*) FROM pair_sums WHERE $entity IS NULL OR one = $entity OR two = $entity) AS total
FROM pair_sums WHERE $entity IS NULL OR one = $entity OR two = $entity
ORDER BY events DESC, one, two LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
