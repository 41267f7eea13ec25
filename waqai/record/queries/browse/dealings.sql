-- The same, all of them: how many there are of each kind in each month.
WITH mine AS (
  SELECT number, day, type, mode, status, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS receives
  FROM event_entities WHERE entity = $one GROUP BY number, day, type, mode, status
), theirs AS (
  SELECT number, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS receives
  FROM event_entities WHERE entity = $two AND role <> 'place' GROUP BY number
)
SELECT substr(CAST(m.day AS VARCHAR), 1, 7) AS month, m.type, m.mode, m.status,
  CASE WHEN m.acts AND t.acts THEN 'both' WHEN m.acts AND t.receives THEN 'forth' WHEN t.acts AND m.receives THEN 'back'
  END AS way, count(*) AS events
FROM mine m JOIN theirs t ON t.number = m.number
GROUP BY ALL ORDER BY ALL;
