-- In which part an entity takes part in occurrences.
SELECT number, list(role ORDER BY role) AS roles FROM event_entities
WHERE entity = $entity AND number IN (SELECT unnest(CAST($numbers AS HUGEINT[]))) GROUP BY number;
