-- Copies between two articles of one of the pairs, put on the list of what is forgotten.
CREATE OR REPLACE TEMP TABLE forgotten AS
SELECT finding_id FROM findings WHERE kind IN (SELECT unnest($kinds)) AND finding_id IN (
  SELECT x.finding_id FROM finding_sides x JOIN finding_sides y ON y.finding_id = x.finding_id AND y.position <> x.position
    JOIN pairs p ON p.one = x.article_id AND p.two = y.article_id);
