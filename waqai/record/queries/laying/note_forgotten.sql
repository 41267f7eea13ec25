-- Findings on the list of what is forgotten, as they were before this build.
CREATE OR REPLACE TEMP TABLE leaving AS
SELECT finding_id FROM forgotten WHERE finding_id NOT IN (FROM findings_put)
  AND finding_id NOT IN (SELECT finding_id FROM findings_before);
INSERT INTO findings_before
WITH sides AS (
  SELECT s.finding_id, hash(list(s ORDER BY s.position)) AS print
  FROM finding_sides s WHERE s.finding_id IN (FROM leaving) GROUP BY s.finding_id
)
SELECT f.finding_id, hash(f, s.print) FROM findings f JOIN sides s ON s.finding_id = f.finding_id;
INSERT INTO sides_before SELECT finding_id, article_id FROM finding_sides WHERE finding_id IN (FROM leaving);
