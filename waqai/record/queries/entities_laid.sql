-- The entities of some keys over all articles, as they are laid out for pages, the most widely mentioned first.
WITH named AS (
  SELECT entity, list(DISTINCT name ORDER BY name) AS names FROM entity_names
  WHERE entity IN (SELECT unnest(CAST($keys AS VARCHAR[]))) GROUP BY entity
)
SELECT r.key, r.wikidata, r.name_ar, r.name_en, r.type, r.country, coalesce(n.names, []) AS names, r.articles, r.mentions
FROM entity_rows r LEFT JOIN named n ON n.entity = r.key
WHERE r.key IN (SELECT unnest(CAST($keys AS VARCHAR[])))
ORDER BY r.articles DESC, r.mentions DESC, r.key
LIMIT CAST($limit AS BIGINT);
