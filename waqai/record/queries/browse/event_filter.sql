-- Which occurrences are wanted, in the place of WANTED in other questions.  A condition stands there only if all its
-- parameters are given (`choosing.listed`).
SELECT e.number, e.day, e.status, e.type, e.outlet, 1 AS events
FROM event_rows e
WHERE e.leads
  AND list_contains(CAST($statuses AS VARCHAR[]), e.status)
  AND list_contains(CAST($types AS VARCHAR[]), e.type)
  AND list_contains(e.outlets, $outlet)
  AND e.day <= CAST($last AS DATE)
  AND e.ends >= CAST($first AS DATE)
  AND e.day >= CAST($earliest AS DATE)
  AND e.day <= CAST($latest AS DATE)
  AND (e.day IS NULL) = $undated
  AND CASE $only WHEN 'disputed' THEN e.disputed WHEN 'several' THEN e.independent > 1 ELSE e.dated END
  AND e.number IN (
    SELECT number FROM event_entities WHERE entity IN (SELECT unnest(CAST($entities AS VARCHAR[]))))
  AND e.number IN (
    SELECT number FROM event_entities WHERE role <> 'place' AND entity IN (SELECT unnest(CAST($others AS VARCHAR[]))))
  AND e.number IN (
    SELECT number FROM event_entities WHERE role = $role AND entity IN (SELECT unnest(CAST($players AS VARCHAR[]))))
