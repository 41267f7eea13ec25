CREATE VIEW activity AS
SELECT g.entity, g.role, strftime(e.sort_day, '%Y-%m') AS month, e.type, e.status, count(*) AS events
FROM event_arguments g JOIN events e ON e.article_id = g.article_id AND e.event_id = g.event_id
WHERE g.role IN ('actor', 'recipient')
GROUP BY ALL;
COMMENT ON VIEW activity IS 'How busy each actor is: events by month, type and status';
COMMENT ON COLUMN activity.entity IS 'The actor, see view actors';
COMMENT ON COLUMN activity.role IS 'actor or recipient';
COMMENT ON COLUMN activity.month IS 'Month of the event, or else of publication; null where neither is known';
COMMENT ON COLUMN activity.type IS 'PLOVER type';
COMMENT ON COLUMN activity.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN activity.events IS 'Number of events';
