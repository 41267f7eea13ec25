-- The country of a state among these entities.
SELECT min(country) FROM entities WHERE entity IN (SELECT unnest(CAST($keys AS VARCHAR[]))) AND type = 'state';
