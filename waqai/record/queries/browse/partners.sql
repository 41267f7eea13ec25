-- With whom an entity takes part in occurrences; who is stood for by a state, too, goes by the state alone.
SELECT o.entity AS key, n.name_ar, n.name_en, n.type, count(DISTINCT o.number) AS events
FROM event_entities m JOIN event_entities o ON o.number = m.number AND o.role <> 'place' AND o.entity <> $entity
  AND o.state IS DISTINCT FROM $entity
  JOIN entity_rows n ON n.key = o.entity
WHERE m.entity = $entity AND m.role <> 'place' AND o.state IS NULL
GROUP BY ALL ORDER BY events DESC, key LIMIT CAST($limit AS BIGINT);
