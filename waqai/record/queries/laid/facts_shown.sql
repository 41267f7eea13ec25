-- What is shown of standing facts.
SELECT r.article, r.number, r.shown
FROM (SELECT DISTINCT unnest(CAST($articles AS VARCHAR[])) AS article) w JOIN fact_rows r ON r.article = w.article
WHERE r.number IN (SELECT unnest(CAST($places AS INTEGER[])))
