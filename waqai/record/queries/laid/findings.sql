-- Which findings are wanted: those in the lists of some entities, or of all.  A condition stands only where its parameters
-- are given (`database.only_given`).
SELECT DISTINCT_ e.number, e.first_day
FROM found_lists e
WHERE e.entity IN (SELECT unnest(CAST($about AS VARCHAR[])))
  AND e.kind IN (SELECT unnest(CAST($kinds AS VARCHAR[])))
  AND contains(e.outlets, $outlet)
  AND e.score >= $least
  AND e.after = $after
  AND e.independent >= $independent
  AND e.first_day <= CAST($last AS DATE)
  AND e.last_day >= CAST($first AS DATE)
  AND e.first_day <= CAST($reached AS DATE)
  AND e.number IN (
    SELECT number FROM finding_places WHERE key IN (SELECT unnest(CAST($articles AS VARCHAR[]))))
  AND true
