-- Which entities are wanted; $keys null: all.
SELECT * FROM entities WHERE $keys IS NULL OR entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
