-- The names and forms under which articles speak of an entity.
SELECT name AS value, count(DISTINCT article_id) AS count FROM entity_names WHERE entity = $entity
GROUP BY ALL ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT);
