-- In how many occurrences an entity acts, is acted upon, or is the place.
SELECT role AS value, count(*) AS count FROM event_entities WHERE entity = $entity GROUP BY ALL ORDER BY value;
