-- The touched articles and all of about the same days, each by a number: of very many articles those that may be like
-- them.  An article without a day may be like any.
CREATE OR REPLACE TEMP TABLE near_articles AS
WITH days AS (
  SELECT DISTINCT day + CAST(apart AS INTEGER) AS day
  FROM (SELECT DISTINCT day FROM article_marks WHERE article_id IN (FROM touched)), range(-$days, $days + 1) AS r(apart)
)
SELECT article_id, day, outlet, CAST(row_number() OVER (ORDER BY article_id) AS INTEGER) AS number
FROM article_marks
WHERE day IS NULL OR day IN (SELECT day FROM days WHERE day IS NOT NULL) OR EXISTS (FROM days WHERE day IS NULL);
