-- The same, all of them: how many there are of each kind in each month.
WITH shared AS (
  SELECT m.number, m.day, m.type, m.mode, m.status, bool_or(m.role = 'actor') AS acts,
    bool_or(m.role = 'recipient') AS receives, bool_or(t.role = 'actor') AS they_act,
    bool_or(t.role = 'recipient') AS they_receive
  FROM event_entities m JOIN event_entities t ON t.number = m.number
  WHERE m.entity = $one AND t.entity = $two AND t.role <> 'place'
  GROUP BY m.number, m.day, m.type, m.mode, m.status
)
SELECT substr(CAST(day AS VARCHAR), 1, 7) AS month, type, mode, status,
  CASE WHEN acts AND they_act THEN 'both' WHEN acts AND they_receive THEN 'forth' WHEN they_act AND receives THEN 'back'
  END AS way, count(*) AS events
FROM shared
GROUP BY ALL ORDER BY ALL;
