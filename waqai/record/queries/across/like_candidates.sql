-- Pairs of articles, one of them touched, of about the same days, whose telling words are alike, out of `near_terms`.  Where
-- a day is not known, and within one outlet, more likeness is wanted.  Of two that came, the one whose id sorts first asks
-- for both.
WITH numbered AS (
  SELECT *, article_id IN (FROM touched) AS touched, article_id IN (FROM come) AS come FROM near_articles
), dated AS (
  SELECT t.term, t.weight, n.* EXCLUDE (article_id, outlet) FROM near_terms t JOIN numbered n ON n.number = t.number
), pairs AS (
  SELECT x.number AS one, y.number AS two, sum(x.weight * y.weight) AS score
  FROM dated x JOIN dated y ON y.term = x.term AND x.number <> y.number AND (x.number < y.number OR NOT y.come)
  WHERE x.touched AND (x.day IS NULL OR y.day IS NULL OR abs(x.day - y.day) <= $days)
  GROUP BY ALL
  HAVING sum(x.weight * y.weight) >= $least
)
SELECT a.article_id, b.article_id, round(score, 6)
FROM pairs JOIN numbered a ON a.number = one JOIN numbered b ON b.number = two
WHERE (score >= $undated OR (a.day IS NOT NULL AND b.day IS NOT NULL))
  AND (score >= $within OR a.outlet IS NULL OR a.outlet IS DISTINCT FROM b.outlet)
ORDER BY 1, 2;
