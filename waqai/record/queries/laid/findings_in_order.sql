-- The first findings in order of publication.
SELECT r.number FROM (CHOSEN) w JOIN finding_rows r ON r.number = w.number
ORDER BY r.first_day NULLS LAST, r.source, r.span_start, r.id
LIMIT CAST($limit AS BIGINT)
