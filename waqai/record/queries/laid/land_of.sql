-- The country of a state among these entities.
SELECT min(country) FROM entity_rows WHERE type = 'state' AND key IN (SELECT unnest(CAST($keys AS VARCHAR[])));
