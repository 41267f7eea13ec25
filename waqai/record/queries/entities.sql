-- Entities, most mentioned first; $keys null: all.
SELECT entity AS key, wikidata, name_ar, name_en, type, country, names, articles, mentions
FROM actors
WHERE $keys IS NULL OR entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
ORDER BY articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT);
