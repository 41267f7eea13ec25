-- The same, as it is laid out for pages.
SELECT key, 0 AS nearness, articles, NOT contains(key, '/') AS linked FROM entity_rows WHERE key = $id;
