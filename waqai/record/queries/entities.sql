-- Which entities are wanted, all where no $keys are given (`database.only_given`).
SELECT * FROM entities
  WHERE true
  AND entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
  AND true
