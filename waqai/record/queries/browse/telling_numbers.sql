-- Where the tellings of articles, or of occurrences, stand.
SELECT p.key, p.event, p.number FROM (SELECT DISTINCT unnest(CAST($keys AS VARCHAR[])) AS key) w
JOIN telling_places p ON p.key = w.key;
