-- Findings of some kinds that have a passage of one of the touched events, or an event's in one of the touched articles, put
-- on the list of what is forgotten.
CREATE OR REPLACE TEMP TABLE forgotten AS
SELECT finding_id FROM findings WHERE kind IN (SELECT unnest($kinds)) AND finding_id IN (
  SELECT finding_id FROM finding_sides
  WHERE item IS NOT NULL AND (article_id IN (FROM touched) OR (article_id, item) IN (FROM touched_events)));
