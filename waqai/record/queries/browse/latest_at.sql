-- The latest occurrences at each of some places.
WITH here AS MATERIALIZED (
  SELECT g.entity, g.number FROM (SELECT unnest(CAST($places AS VARCHAR[])) AS place) w
  JOIN event_entities g ON g.entity = w.place AND g.role = 'place'
  QUALIFY row_number() OVER (PARTITION BY g.entity ORDER BY g.number DESC) <= CAST($limit AS BIGINT)
)
SELECT h.entity AS "at", e.* FROM here h JOIN event_rows e ON e.number = h.number ORDER BY h.entity, e.number DESC;
