-- The latest occurrences at each of some places, by their numbers.
SELECT g.entity AS "at", g.number FROM (SELECT unnest(CAST($places AS VARCHAR[])) AS place) w
JOIN event_entities g ON g.entity = w.place AND g.role = 'place'
QUALIFY row_number() OVER (PARTITION BY g.entity ORDER BY g.number DESC) <= CAST($limit AS BIGINT)
ORDER BY 1, 2 DESC;
