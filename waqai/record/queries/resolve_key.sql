-- Who has a key.
SELECT entity AS key, 0 AS nearness, count(*) AS articles, NOT contains(entity, '/') AS linked
FROM entities WHERE entity = $id GROUP BY entity;
