-- The places of findings in their list, in the order of their ids.
SELECT f.number FROM (SELECT unnest(CAST($ids AS VARCHAR[])) AS id) w JOIN finding_places f ON f.key = w.id
ORDER BY list_position(CAST($ids AS VARCHAR[]), f.key);
