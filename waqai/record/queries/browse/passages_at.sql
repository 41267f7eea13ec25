-- The passages of findings, without their words.
SELECT p.* FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN passage_rows p ON p.number = w.number
ORDER BY p.number, p.position;
