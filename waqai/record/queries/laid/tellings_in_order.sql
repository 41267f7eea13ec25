-- The first tellings in order of time: what a page is called goes before the rest within a day.
SELECT r.number FROM (CHOSEN) w JOIN event_rows r ON r.number = w.number
ORDER BY r.day NULLS LAST, r.source, r.article, r.number
LIMIT CAST($limit AS BIGINT)
