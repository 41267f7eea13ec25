-- A page of the occurrences in which two take part, the second not as the place, in order of time; and which way each
-- goes: none where both only receive, or the first is but the place.
WITH shared AS (
  SELECT m.number, bool_or(m.role = 'actor') AS acts, bool_or(m.role = 'recipient') AS receives,
    bool_or(t.role = 'actor') AS they_act, bool_or(t.role = 'recipient') AS they_receive
  FROM event_entities m JOIN event_entities t ON t.number = m.number
  WHERE m.entity = $one AND t.entity = $two AND t.role <> 'place'
  GROUP BY m.number
)
SELECT number,
  CASE WHEN acts AND they_act THEN 'both' WHEN acts AND they_receive THEN 'forth' WHEN they_act AND receives THEN 'back'
  END AS way
FROM shared
ORDER BY number LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
