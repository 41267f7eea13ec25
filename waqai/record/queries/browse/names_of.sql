-- The names and forms under which articles speak of an entity.
SELECT one.value, one."count" FROM (SELECT unnest(names) AS one FROM entity_rows WHERE key = $entity)
LIMIT CAST($limit AS BIGINT);
