-- Disagreements of sentences, which name no event, that have a passage in a touched article, put on the list of what is
-- forgotten.
CREATE OR REPLACE TEMP TABLE forgotten AS
SELECT finding_id FROM findings WHERE kind IN (SELECT unnest($kinds)) AND finding_id IN (
  SELECT finding_id FROM finding_sides
  WHERE finding_id IN (SELECT finding_id FROM finding_sides WHERE article_id IN (FROM touched))
  GROUP BY finding_id HAVING count(item) = 0);
