-- Disagreements of sentences, which name no event, that have a passage in a touched article.
DELETE FROM findings WHERE kind IN (SELECT unnest($kinds)) AND finding_id IN (
  SELECT finding_id FROM finding_sides GROUP BY finding_id
  HAVING count(item) = 0 AND bool_or(article_id IN (FROM touched)));
