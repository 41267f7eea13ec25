-- Tellings with somebody of either side on it, and which way they go.
WITH mine AS (
  SELECT number, bool_or(acts) AS acts, bool_or(receives) AS receives FROM part_rows e
  WHERE (acts OR receives) AND entity IN (SELECT unnest(CAST($one AS VARCHAR[])))
  AND e.day <= CAST($last AS DATE)
  AND e.day >= CAST($first AS DATE)
  AND true
  GROUP BY number
), theirs AS (
  SELECT number, bool_or(acts) AS acts, bool_or(receives) AS receives FROM part_rows e
  WHERE (acts OR receives) AND entity IN (SELECT unnest(CAST($two AS VARCHAR[])))
  AND e.day <= CAST($last AS DATE)
  AND e.day >= CAST($first AS DATE)
  AND true
  GROUP BY number
)
SELECT m.number, CASE WHEN m.acts AND t.acts THEN '↔' WHEN m.acts AND t.receives THEN '→' ELSE '←' END AS way
FROM mine m JOIN theirs t ON t.number = m.number
WHERE (m.acts AND (t.acts OR t.receives)) OR (t.acts AND m.receives)
