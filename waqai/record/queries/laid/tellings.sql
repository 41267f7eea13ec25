-- Which tellings are wanted, and their days, out of TABLE_: all, or those in which one has a part (WHO).  A condition
-- stands only where its parameters are given (`database.only_given`); entities come as lists of keys.
SELECT DISTINCT_ e.number, e.day
FROM TABLE_ e
WHERE true
  AND WHO
  AND e.type = $type
  AND e.mode = $mode
  AND e.status = $status
  AND e.confidence >= CAST($least AS DOUBLE)
  AND e.day <= CAST($last AS DATE)
  AND e.ends >= CAST($first AS DATE)
  AND e.day <= CAST($reached AS DATE)
  AND contains(e.outlet_folded, $outlet)
  AND true
