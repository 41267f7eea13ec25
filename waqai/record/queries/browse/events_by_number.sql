-- Tellings by their numbers, all that pages show of each in one value.
SELECT e.number, e.shown FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN event_rows e ON e.number = w.number;
