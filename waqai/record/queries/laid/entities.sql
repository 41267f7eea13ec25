-- The entities of some keys over all articles, or all, the most widely mentioned first.  A condition stands only where
-- its parameters are given (`database.only_given`).
SELECT key, wikidata, name_ar, name_en, type, country, list_sort(list_transform(names, lambda one: one.value)) AS names,
  articles, mentions
FROM entity_rows
WHERE true
  AND key IN (SELECT unnest(CAST($keys AS VARCHAR[])))
  AND true
ORDER BY articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT)
