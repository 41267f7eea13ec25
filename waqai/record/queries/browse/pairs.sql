-- Who has most to do with whom, with what kinds of acts.  The sums of all kinds (`pair_sums`), or those of some
-- (`pairs_of_types`), stand in the place of SUMMED.
WITH busiest AS (
  SELECT *, count(*) OVER () AS total FROM (SUMMED) s
  WHERE $entity IS NULL OR one = $entity OR two = $entity
  ORDER BY events DESC, one, two LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT {key: x.key, name_ar: x.name_ar, name_en: x.name_en, type: x.type} AS one,
  {key: y.key, name_ar: y.name_ar, name_en: y.name_en, type: y.type} AS two,
  b.events, CAST(b.first_day AS VARCHAR) AS first_day, CAST(b.last_day AS VARCHAR) AS last_day, b.total,
  list({type: p.type, mode: p.mode, status: p.status, way: p.way, events: p.events}
    ORDER BY p.type, p.mode, p.status, p.way) AS acts
FROM busiest b JOIN pair_rows p ON p.one = b.one AND p.two = b.two
  JOIN entity_rows x ON x.key = b.one JOIN entity_rows y ON y.key = b.two
WHERE p.way <> 'beside' AND ($types IS NULL OR p.type IN (SELECT unnest(CAST($types AS VARCHAR[]))))
GROUP BY b.one, b.two, x.key, x.name_ar, x.name_en, x.type, y.key, y.name_ar, y.name_en, y.type, b.events, b.first_day,
  b.last_day, b.total
ORDER BY b.events DESC, b.one, b.two;
