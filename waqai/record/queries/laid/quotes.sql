-- Which quotations are wanted, and their days: those in the list of ENTITY_.  A condition stands only where its
-- parameters are given (`database.only_given`); entities come as lists of keys.
SELECT DISTINCT_ e.article, e.place, e.day, e.published, e.source
FROM said_rows e
WHERE true
  AND ENTITY_
  AND e.direct = $direct
  AND e.day <= CAST($last AS DATE)
  AND e.day >= CAST($first AS DATE)
  AND e.day <= CAST($reached AS DATE)
  AND contains(e.outlet_folded, $outlet)
  AND e.article IN (
    SELECT id_of(page, part) FROM word_index WHERE term IN (SELECT unnest(CAST($terms AS VARCHAR[]))))
  AND (e.article, e.place) IN (
    SELECT (article, place) FROM said_rows
    WHERE role IN ('named', 'within') AND entity IN (SELECT unnest(CAST($also AS VARCHAR[]))))
  AND true
