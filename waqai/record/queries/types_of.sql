SELECT e.type AS value, count(DISTINCT (e.article_id, e.event_id)) AS count
FROM event_arguments g JOIN events e ON e.article_id = g.article_id AND e.event_id = g.event_id
WHERE g.entity IN (SELECT unnest(CAST($keys AS VARCHAR[]))) AND g.role IN ('actor', 'recipient')
GROUP BY ALL
ORDER BY count DESC, value;
