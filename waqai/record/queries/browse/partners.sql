-- With whom an entity takes part in occurrences; who is stood for by a state, too, goes by the state alone.
SELECT b.key, n.name_ar, n.name_en, n.type, b.events
FROM (
  SELECT key, events FROM partner_sums WHERE entity = $entity ORDER BY events DESC, key LIMIT CAST($limit AS BIGINT)
) b JOIN entity_rows n ON n.key = b.key
ORDER BY b.events DESC, b.key;
