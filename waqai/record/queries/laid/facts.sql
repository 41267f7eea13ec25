-- Which standing facts are wanted: those in the lists of some entities, or of all.  A condition stands only where its
-- parameters are given (`database.only_given`).
SELECT DISTINCT_ e.article, e.number, e.as_of, e.source
FROM fact_lists e
WHERE e.entity IN (SELECT unnest(CAST($about AS VARCHAR[])))
  AND e.relation = $relation
  AND e.standing = $standing
  AND e.day <= CAST($last AS DATE)
  AND e.day >= CAST($first AS DATE)
  AND contains(e.outlet_folded, $outlet)
  AND e.as_of <= $reached
  AND true
