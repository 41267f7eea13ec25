-- Findings by their numbers.
SELECT f.number, f.id, f.kind, f.about, f.score, f.because, f.severity, f.articles, f.independent, f.before, f.after,
  f.days, f.part_of, f.first_day, f.last_day
FROM (SELECT unnest(CAST($numbers AS HUGEINT[])) AS number) w JOIN finding_rows f ON f.number = w.number
ORDER BY list_position(CAST($numbers AS HUGEINT[]), f.number);
