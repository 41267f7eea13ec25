-- The same by acts of some types.
WITH summed AS (
  SELECT one, two, CAST(sum(events) AS BIGINT) AS events, min(first_day) AS first_day, max(last_day) AS last_day,
    list(json_array(type, mode, status, way, events) ORDER BY type, mode, status, way) AS acts
  FROM pair_rows
  WHERE way <> 'beside' AND type IN (SELECT unnest(CAST($types AS VARCHAR[])))
    AND ($entity IS NULL OR one = $entity OR two = $entity)
  GROUP BY one, two
), busiest AS (
  SELECT * FROM summed ORDER BY events DESC, one, two LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT CAST(json_array(
    json_array(x.key, x.name_ar, x.name_en, x.type), json_array(y.key, y.name_ar, y.name_en, y.type), b.events,
    CAST(b.first_day AS VARCHAR), CAST(b.last_day AS VARCHAR), b.acts) AS VARCHAR) AS shown,
  (SELECT count(*) FROM summed) AS total
FROM busiest b JOIN entity_rows x ON x.key = b.one JOIN entity_rows y ON y.key = b.two
ORDER BY b.events DESC, b.one, b.two;
