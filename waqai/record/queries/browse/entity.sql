-- Somebody or something by its key.
SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here FROM entity_rows
WHERE key = $key;
