-- What was found between an article and others.
SELECT DISTINCT f.finding_id AS id, f.kind
FROM (SELECT finding_id FROM finding_sides WHERE article_id = $article) s JOIN findings f ON f.finding_id = s.finding_id
WHERE f.kind <> 'occurrence' ORDER BY f.kind, id;
