-- What is shown of findings, by their numbers.
SELECT r.number, r.shown
FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN finding_rows r ON r.number = w.number
