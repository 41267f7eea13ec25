-- Entities by their keys, in the order of these.
SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here
FROM (SELECT unnest(CAST($keys AS VARCHAR[])) AS wanted) w JOIN entity_rows r ON r.key = w.wanted
ORDER BY list_position(CAST($keys AS VARCHAR[]), key);
