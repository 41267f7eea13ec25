-- What is shown of quotations.
SELECT r.article, r.place, r.shown
FROM (SELECT DISTINCT unnest(CAST($articles AS VARCHAR[])) AS article) w JOIN quote_rows r ON r.article = w.article
WHERE r.place IN (SELECT unnest(CAST($places AS INTEGER[])))
