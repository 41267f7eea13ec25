-- Which findings are laid out anew: those in laid_findings, those with a passage in an article that was written anew
-- (laid_written), and those about an occurrence in laid_occurrences.  What is laid out of them goes.
INSERT INTO laid_findings
SELECT DISTINCT finding_id FROM finding_sides WHERE article_id IN (FROM laid_written)
UNION SELECT s.finding_id FROM finding_sides s
  JOIN event_rows e ON e.article = s.article_id AND e.event = s.item AND e.occurrence IN (FROM laid_occurrences);

CREATE OR REPLACE TEMP TABLE laid_findings_at AS SELECT number FROM finding_rows WHERE id IN (FROM laid_findings);
DELETE FROM finding_places WHERE number IN (FROM laid_findings_at);
DELETE FROM finding_lists WHERE number IN (FROM laid_findings_at);
DELETE FROM found_lists WHERE number IN (FROM laid_findings_at);
DELETE FROM finding_rows WHERE id IN (FROM laid_findings);
