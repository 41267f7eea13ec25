-- Rows of the pairs in laid_pairs.
DELETE FROM pair_rows WHERE (one, two) IN (FROM laid_pairs);
INSERT INTO pair_rows
WITH wanted AS (SELECT one AS entity FROM laid_pairs UNION SELECT two FROM laid_pairs), sides AS MATERIALIZED (
  SELECT number, entity, bool_or(role = 'actor') AS acts
  FROM event_entities WHERE role <> 'place' AND state IS NULL AND entity IN (FROM wanted) GROUP BY number, entity
)
SELECT x.entity AS one, y.entity AS two, e.type, e.mode, e.status,
  CASE WHEN x.acts AND y.acts THEN 'both' WHEN x.acts THEN 'forth' WHEN y.acts THEN 'back' ELSE 'beside' END AS way,
  count(*) AS events, min(e.day) AS first_day, max(e.day) AS last_day
FROM sides x JOIN sides y ON y.number = x.number AND y.entity > x.entity
  JOIN laid_pairs p ON p.one = x.entity AND p.two = y.entity
  JOIN event_rows e ON e.number = x.number
GROUP BY ALL
ORDER BY one, two, e.type, e.mode, e.status, way;
