-- What a build changed: articles that it wrote or took out, findings that are others than before, and whatever refers to
-- them.
CREATE OR REPLACE TEMP TABLE laid_written AS SELECT DISTINCT article_id FROM unlaid;
CREATE OR REPLACE TEMP TABLE laid_entities AS
SELECT entity FROM unlaid WHERE entity IS NOT NULL UNION SELECT entity FROM entities WHERE article_id IN (FROM laid_written);
CREATE OR REPLACE TEMP TABLE laid_findings AS
WITH looked_at AS (
  SELECT finding_id FROM findings_before UNION SELECT finding_id FROM findings_put
), sides AS (
  SELECT s.finding_id, hash(list(s ORDER BY s.position)) AS print
  FROM finding_sides s WHERE s.finding_id IN (FROM looked_at) GROUP BY s.finding_id
), now AS (
  SELECT f.finding_id, hash(f, s.print) AS print FROM findings f JOIN sides s ON s.finding_id = f.finding_id
)
SELECT l.finding_id FROM looked_at l LEFT JOIN findings_before b ON b.finding_id = l.finding_id
  LEFT JOIN now n ON n.finding_id = l.finding_id
WHERE b.print IS DISTINCT FROM n.print;
CREATE OR REPLACE TEMP TABLE laid_articles AS
SELECT article_id FROM laid_written
UNION SELECT article_id FROM sides_before WHERE finding_id IN (FROM laid_findings)
UNION SELECT article_id FROM finding_sides WHERE finding_id IN (FROM laid_findings);
