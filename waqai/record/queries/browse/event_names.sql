-- Which events the tellings of these numbers are of.
SELECT e.number, e.article, e.event, e.occurrence
FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN event_rows e ON e.number = w.number
ORDER BY e.number;
