-- The occurrences in which two take part, the second not as the place: how many there are of each kind in each month, and
-- before these a page of them in order of time.  Which way each goes: none where both only receive, or the first is but
-- the place.  Both are asked for at once, since nearly all that either costs is bringing the two together.
WITH shared AS (
  SELECT m.number, m.day, m.type, m.mode, m.status, bool_or(m.role = 'actor') AS acts,
    bool_or(m.role = 'recipient') AS receives, bool_or(t.role = 'actor') AS they_act,
    bool_or(t.role = 'recipient') AS they_receive
  FROM event_entities m JOIN event_entities t ON t.number = m.number
  WHERE m.entity = $one AND t.entity = $two AND t.role <> 'place'
  GROUP BY m.number, m.day, m.type, m.mode, m.status
), told AS MATERIALIZED (
  SELECT number, substr(CAST(day AS VARCHAR), 1, 7) AS month, type, mode, status,
    CASE WHEN acts AND they_act THEN 'both' WHEN acts AND they_receive THEN 'forth'
    WHEN they_act AND receives THEN 'back' END AS way
  FROM shared
), page AS (
  SELECT number, way FROM told ORDER BY number LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT number, NULL AS month, NULL AS type, NULL AS mode, NULL AS status, way, NULL AS events FROM page
UNION ALL SELECT NULL, month, type, mode, status, way, count(*) FROM told GROUP BY ALL
ORDER BY number NULLS LAST, month, type, mode, status, way;
