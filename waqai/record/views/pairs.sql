-- Two actors of one event, in either direction, count as one pair; the key that sorts first stands first.
CREATE VIEW pairs AS
WITH sides AS (
  SELECT DISTINCT article_id, event_id, entity FROM event_arguments WHERE role IN ('actor', 'recipient')
)
SELECT x.entity AS first_entity, y.entity AS second_entity, e.type, e.status, count(*) AS events,
  min(e.sort_day) AS first_day, max(e.sort_day) AS last_day
FROM sides x JOIN sides y ON y.article_id = x.article_id AND y.event_id = x.event_id AND x.entity < y.entity
  JOIN events e ON e.article_id = x.article_id AND e.event_id = x.event_id
GROUP BY ALL;
COMMENT ON VIEW pairs IS 'How often two take part in the same event, by type and status';
COMMENT ON COLUMN pairs.first_entity IS 'One of the two';
COMMENT ON COLUMN pairs.second_entity IS 'The other';
COMMENT ON COLUMN pairs.type IS 'PLOVER type';
COMMENT ON COLUMN pairs.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN pairs.events IS 'Number of events';
COMMENT ON COLUMN pairs.first_day IS 'Earliest day';
COMMENT ON COLUMN pairs.last_day IS 'Latest day';
