-- Tellings by their numbers, as pages show them.
SELECT e.* FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN event_rows e ON e.number = w.number;
