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

INSERT INTO found_lists
WITH listed AS MATERIALIZED (
  SELECT id, kind, first_day, last_day, number, score, independent, after, outlets
  FROM finding_rows WHERE id IN (FROM laid_findings)
), named AS (
  SELECT id AS finding_id, '' AS entity FROM listed
  UNION ALL SELECT DISTINCT s.finding_id, m.entity
  FROM finding_sides s JOIN mentions m ON m.article_id = s.article_id
    AND m.span_start >= s.span_start AND m.span_end <= s.span_end
  WHERE s.finding_id IN (FROM laid_findings)
)
SELECT n.entity, f.kind, f.first_day, f.last_day, f.number, f.score, f.independent, f.after, f.outlets
FROM named n JOIN listed f ON f.id = n.finding_id
ORDER BY n.entity, f.kind, f.first_day, f.number;
