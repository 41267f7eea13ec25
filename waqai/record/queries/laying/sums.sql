-- Sums over all rows.
DELETE FROM day_sums;
INSERT INTO day_sums SELECT day, ends, status, type, count(*) FROM event_rows WHERE leads GROUP BY ALL ORDER BY ALL;
DELETE FROM outlet_sums;
INSERT INTO outlet_sums
SELECT outlet, status, type, count(*) FROM event_rows WHERE leads AND outlet IS NOT NULL GROUP BY ALL ORDER BY ALL;
DELETE FROM outlet_day_sums;
INSERT INTO outlet_day_sums
SELECT day, ends, outlet, status, count(*) FROM event_rows WHERE leads AND outlet IS NOT NULL GROUP BY ALL ORDER BY ALL;
DELETE FROM kind_sums;
INSERT INTO kind_sums SELECT kind, after, count(*) FROM finding_rows GROUP BY ALL ORDER BY ALL;
DELETE FROM entity_sums;
INSERT INTO entity_sums SELECT type, count(*) FROM entity_rows WHERE events > 0 GROUP BY ALL ORDER BY ALL;
DELETE FROM pair_sums;
INSERT INTO pair_sums
WITH summed AS (
  SELECT one, two, CAST(sum(events) AS BIGINT) AS events, min(first_day) AS first_day, max(last_day) AS last_day,
    list(json_array(type, mode, status, way, events) ORDER BY type, mode, status, way) AS acts
  FROM pair_rows WHERE way <> 'beside' GROUP BY one, two
), named AS MATERIALIZED (
  SELECT key, json_array(key, name_ar, name_en, type) AS who FROM entity_rows
  WHERE key IN (SELECT one FROM summed UNION SELECT two FROM summed)
)
SELECT s.one, s.two, s.events, CAST(json_array(
    x.who, y.who, s.events, CAST(s.first_day AS VARCHAR), CAST(s.last_day AS VARCHAR), s.acts) AS VARCHAR) AS shown
FROM summed s JOIN named x ON x.key = s.one JOIN named y ON y.key = s.two
ORDER BY events DESC, one, two;
DELETE FROM actor_sums;
INSERT INTO actor_sums
SELECT key, type, events, here, articles, mentions FROM entity_rows WHERE events > 0
ORDER BY events DESC, articles DESC, mentions DESC, key;
-- Who is stood for by a state, too, has to do with others by himself; these have to do with the state alone.
DELETE FROM partner_sums;
INSERT INTO partner_sums
SELECT entity, key, CAST(sum(events) AS BIGINT) AS events
FROM (
  SELECT one AS entity, two AS key, events FROM pair_rows
  UNION ALL SELECT two, one, events FROM pair_rows
  UNION ALL SELECT m.entity, o.entity, count(DISTINCT o.number)
  FROM event_entities m JOIN event_entities o ON o.number = m.number AND o.entity <> m.entity
  WHERE m.role <> 'place' AND m.state IS NOT NULL AND o.role <> 'place' AND o.state IS NULL
  GROUP BY m.entity, o.entity
)
GROUP BY ALL
ORDER BY entity, events DESC, key;
