-- Which occurrence each event of some articles belongs to, where it is told more than once.
SELECT s.article_id, s.item, s.finding_id
FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id AND f.kind = 'occurrence'
WHERE s.article_id IN (SELECT unnest(CAST($articles AS VARCHAR[]))) AND s.item IS NOT NULL
ORDER BY s.article_id, s.item, s.finding_id
