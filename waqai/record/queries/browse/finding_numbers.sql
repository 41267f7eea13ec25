-- The places of findings in their list, in the order of their ids.
SELECT f.number FROM (SELECT unnest(CAST($ids AS VARCHAR[])) AS id) w JOIN finding_rows f ON f.id = w.id
ORDER BY list_position(CAST($ids AS VARCHAR[]), f.id);
