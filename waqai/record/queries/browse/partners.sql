-- With whom an entity takes part in occurrences; who is stood for by a state, too, goes by the state alone.  What two have
-- to do with one another for whom no state stands is summed up already.
WITH summed AS (
  SELECT CASE one WHEN $entity THEN two ELSE one END AS key, events FROM pair_rows WHERE one = $entity OR two = $entity
  UNION ALL
  SELECT o.entity, count(DISTINCT o.number)
  FROM event_entities m JOIN event_entities o ON o.number = m.number AND o.role <> 'place' AND o.entity <> $entity
  WHERE m.entity = $entity AND m.role <> 'place' AND m.state IS NOT NULL AND o.state IS NULL
  GROUP BY o.entity
), busiest AS (
  SELECT key, CAST(sum(events) AS BIGINT) AS events FROM summed GROUP BY key
  ORDER BY events DESC, key LIMIT CAST($limit AS BIGINT)
)
SELECT b.key, n.name_ar, n.name_en, n.type, b.events FROM busiest b JOIN entity_rows n ON n.key = b.key
ORDER BY b.events DESC, b.key;
