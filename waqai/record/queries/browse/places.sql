-- Where occurrences are placed.
SELECT n.key, n.name_ar, n.name_en, n.type, n.country, n.here AS events FROM entity_rows n
WHERE n.here > 0 ORDER BY events DESC, n.key LIMIT CAST($limit AS BIGINT);
