-- Where the tellings of articles, or of occurrences, stand.
SELECT DISTINCT p.number FROM (SELECT unnest(CAST($keys AS VARCHAR[])) AS key) w JOIN telling_places p ON p.key = w.key;
