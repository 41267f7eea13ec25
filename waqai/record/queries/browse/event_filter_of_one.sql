-- The occurrences in which one takes part (PART: in any part, or in one), in the place of WANTED.
SELECT e.number, e.day, e.status, e.type, e.outlet, 1 AS events
FROM event_entities e
WHERE e.PART AND e.entity = CAST(WHO AS VARCHAR[])[1]
