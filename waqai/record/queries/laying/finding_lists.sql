-- Where the findings in laid_findings stand, and the lists that they stand in.
INSERT INTO finding_places
SELECT id AS key, number FROM finding_rows WHERE id IN (FROM laid_findings)
UNION SELECT s.article_id, f.number FROM finding_sides s JOIN finding_rows f ON f.id = s.finding_id
  WHERE s.finding_id IN (FROM laid_findings)
ORDER BY key, number;

INSERT INTO finding_lists
WITH listed AS MATERIALIZED (SELECT * FROM finding_rows WHERE id IN (FROM laid_findings))
SELECT e.entity, f.kind, f.after, f.number, coalesce(f.severity, 0) * f.score * f.carriers AS weight, f.carriers
FROM listed f, (SELECT number, '' AS entity FROM listed UNION ALL SELECT number, unnest(entities) FROM listed) e
WHERE e.number = f.number
ORDER BY e.entity, f.kind, f.number;
