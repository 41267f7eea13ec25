-- Pairs of articles, one of them touched, of about the same days, whose telling words are alike.  Where a day is not
-- known, more likeness is wanted.
WITH dated AS (
  SELECT t.term, t.weight, m.article_id, m.day, m.article_id IN (FROM touched) AS touched
  FROM article_terms t JOIN article_marks m ON m.article_id = t.article_id
), pairs AS (
  SELECT least(x.article_id, y.article_id) AS one, greatest(x.article_id, y.article_id) AS two,
    sum(x.weight * y.weight) AS score, any_value(x.day IS NULL OR y.day IS NULL) AS undated
  FROM dated x JOIN dated y ON y.term = x.term AND (x.article_id < y.article_id OR NOT y.touched)
    AND x.article_id <> y.article_id
  WHERE x.touched AND (x.day IS NULL OR y.day IS NULL OR abs(x.day - y.day) <= $days)
  GROUP BY ALL
)
SELECT one, two, round(score, 6) FROM pairs WHERE score >= CASE WHEN undated THEN $undated ELSE $least END
ORDER BY 1, 2;
