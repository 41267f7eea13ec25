-- What was found between an article and others.
SELECT f.id, f.kind FROM finding_rows f
WHERE f.number IN (SELECT number FROM finding_places WHERE key = $article) AND f.kind <> 'occurrence'
ORDER BY f.kind, f.id;
