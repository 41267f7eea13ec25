-- Most widely mentioned first.
SELECT entity AS key, wikidata, name_ar, name_en, type, country, names, articles, mentions
FROM chosen
ORDER BY articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT)
