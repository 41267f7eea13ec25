-- Who has a part in the tellings of laid_occurrences; and how often the entities in laid_sides, and those of these
-- tellings, share one with whom, by name.
INSERT INTO part_rows
WITH tellings AS MATERIALIZED (
  SELECT article, event, number, day, ends, type, mode, status, confidence, outlet_folded
  FROM event_rows WHERE occurrence IN (FROM laid_occurrences)
), sides AS (
  SELECT article_id, event_id, role, entity FROM event_arguments
  UNION ALL SELECT article_id, event_id, 'source', entity FROM event_sources
), named AS MATERIALIZED (
  SELECT s.entity, s.role, e.number, n.name_ar AS name, n.country
  FROM sides s JOIN tellings e ON e.article = s.article_id AND e.event = s.event_id
    JOIN entities n ON n.article_id = s.article_id AND n.entity = s.entity
), gathered AS (
  SELECT entity, number, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS receives,
    bool_or(role = 'place') AS hosts, bool_or(role = 'source') AS tells, min(name) AS name
  FROM (
    SELECT entity, number, role, name FROM named
    UNION ALL SELECT '@' || country, number, role, NULL FROM named
    WHERE country IS NOT NULL AND role IN ('actor', 'recipient'))
  GROUP BY entity, number
)
SELECT g.entity, g.number, g.acts, g.receives, g.hosts, g.tells, e.day, e.ends, e.type, e.mode, e.status, e.confidence,
  e.outlet_folded, g.name
FROM gathered g JOIN tellings e ON e.number = g.number
ORDER BY g.entity, g.number;

INSERT INTO laid_sides
SELECT DISTINCT entity FROM part_rows
WHERE (acts OR receives) AND number IN (SELECT number FROM event_rows WHERE occurrence IN (FROM laid_occurrences));
DELETE FROM partner_rows WHERE entity IN (FROM laid_sides);
INSERT INTO partner_rows
WITH mine AS MATERIALIZED (
  SELECT entity, number FROM part_rows
  WHERE (acts OR receives) AND NOT starts_with(entity, '@') AND entity IN (FROM laid_sides)
), others AS (
  SELECT entity, number, name FROM part_rows
  WHERE (acts OR receives) AND name IS NOT NULL AND number IN (SELECT number FROM mine)
)
SELECT m.entity, o.name, count(DISTINCT m.number) AS events
FROM mine m JOIN others o ON o.number = m.number AND o.entity <> m.entity
GROUP BY ALL
ORDER BY m.entity, events DESC, o.name;
DROP TABLE laid_sides;
DROP TABLE laid_tellings;
