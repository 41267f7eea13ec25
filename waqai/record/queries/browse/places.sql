-- Where occurrences are placed.
SELECT n.key, n.name_ar, n.name_en, n.type, n.country, n.here AS events
FROM (
  SELECT key FROM actor_sums WHERE here > 0 ORDER BY here DESC, key LIMIT CAST($limit AS BIGINT)
) p JOIN entity_rows n ON n.key = p.key
ORDER BY n.here DESC, n.key;
