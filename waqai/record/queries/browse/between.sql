-- A page of the occurrences in which two take part, the second not as the place, in order of time; and which way each
-- goes: none where both only receive, or the first is but the place.
WITH mine AS (
  SELECT number, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS receives
  FROM event_entities WHERE entity = $one GROUP BY number
), theirs AS (
  SELECT number, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS receives
  FROM event_entities WHERE entity = $two AND role <> 'place' GROUP BY number
)
SELECT m.number,
  CASE WHEN m.acts AND t.acts THEN 'both' WHEN m.acts AND t.receives THEN 'forth' WHEN t.acts AND m.receives THEN 'back'
  END AS way
FROM mine m JOIN theirs t ON t.number = m.number
ORDER BY m.number LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
