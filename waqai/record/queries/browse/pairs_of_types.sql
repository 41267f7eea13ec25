-- The same by acts of some types.
WITH chosen AS (
  SELECT * FROM pair_rows
  WHERE way <> 'beside' AND type IN (SELECT unnest(CAST($types AS VARCHAR[])))
    AND ($entity IS NULL OR one = $entity OR two = $entity)
), summed AS (
  SELECT one, two, CAST(sum(events) AS BIGINT) AS events, min(first_day) AS first_day, max(last_day) AS last_day
  FROM chosen GROUP BY one, two
), busiest AS MATERIALIZED (
  SELECT * FROM summed ORDER BY events DESC, one, two LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
), acts AS (
  SELECT c.one, c.two, list(json_array(c.type, c.mode, c.status, c.way, c.events) ORDER BY c.type, c.mode, c.status, c.way)
    AS acts
  FROM chosen c JOIN busiest b ON b.one = c.one AND b.two = c.two GROUP BY c.one, c.two
)
SELECT CAST(json_array(
    json_array(x.key, x.name_ar, x.name_en, x.type), json_array(y.key, y.name_ar, y.name_en, y.type), b.events,
    CAST(b.first_day AS VARCHAR), CAST(b.last_day AS VARCHAR), a.acts) AS VARCHAR) AS shown,
  (SELECT count(*) FROM summed) AS total
FROM busiest b JOIN acts a ON a.one = b.one AND a.two = b.two
  JOIN entity_rows x ON x.key = b.one JOIN entity_rows y ON y.key = b.two
ORDER BY b.events DESC, b.one, b.two;
