-- Tellings by article and event, as pages show them.
SELECT e.* FROM (SELECT DISTINCT unnest(CAST($articles AS VARCHAR[])) AS article) w JOIN event_rows e ON e.article = w.article
WHERE list_contains(CAST($events AS VARCHAR[]), e.article || '/' || e.event)
ORDER BY e.number;
