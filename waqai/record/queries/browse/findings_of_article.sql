-- What was found between an article and others.
SELECT DISTINCT f.finding_id AS id, f.kind FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id
WHERE s.article_id = $article AND f.kind <> 'occurrence' ORDER BY f.kind, id;
