-- Where the tellings of laid_occurrences stand, and who takes part in them.  Leaves in laid_numbers their leading tellings
-- before and now, in laid_entities and laid_pairs those that took or take part in them.
INSERT INTO telling_places
WITH tellings AS MATERIALIZED (SELECT article, occurrence, number, event FROM event_rows WHERE occurrence IN (FROM laid_occurrences))
SELECT article AS key, number, event FROM tellings
UNION ALL SELECT occurrence, number, event FROM tellings WHERE NOT contains(occurrence, '/')
ORDER BY key, number;

-- An entity takes part in an occurrence if it does in any telling; a state, too, where somebody of its country does.
CREATE OR REPLACE TEMP TABLE taking_part_now AS
WITH tellings AS MATERIALIZED (
  SELECT occurrence, article, event, leads, number, day, ends, dated, disputed, independent, status, type, mode, outlet
  FROM event_rows WHERE occurrence IN (FROM laid_occurrences)
), parts AS (
  SELECT g.entity, CASE WHEN s.state <> g.entity THEN s.state END AS state, g.role, e.occurrence
  FROM event_arguments g JOIN tellings e ON e.article = g.article_id AND e.event = g.event_id
    JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
    LEFT JOIN states s ON s.country = n.country AND n.type NOT IN ('place', 'facility') AND g.role <> 'place'
), sides AS (
  SELECT entity, state, role, occurrence FROM parts
  UNION ALL SELECT state, NULL, role, occurrence FROM parts WHERE state IS NOT NULL
)
SELECT b.entity, b.role, b.state, e.number, row_number() OVER (PARTITION BY b.entity, e.number ORDER BY b.role) = 1 AS first,
  e.day, e.ends, e.dated, e.disputed, e.independent, e.status, e.type, e.mode, e.outlet
FROM (SELECT entity, role, occurrence, min(state) AS state FROM sides GROUP BY ALL) b
  JOIN tellings e ON e.occurrence = b.occurrence AND e.leads;
INSERT INTO event_entities FROM taking_part_now ORDER BY entity, number, role;

INSERT INTO laid_numbers SELECT number FROM event_rows WHERE leads AND occurrence IN (FROM laid_occurrences);
INSERT INTO laid_entities SELECT entity FROM taking_part UNION SELECT entity FROM taking_part_now;
CREATE OR REPLACE TEMP TABLE laid_pairs AS
WITH sides AS (
  SELECT DISTINCT number, entity FROM (FROM taking_part UNION ALL FROM taking_part_now)
  WHERE role <> 'place' AND state IS NULL
)
SELECT DISTINCT x.entity AS one, y.entity AS two FROM sides x JOIN sides y ON y.number = x.number AND y.entity > x.entity;
DROP TABLE taking_part;
DROP TABLE taking_part_now;
