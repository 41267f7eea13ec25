-- The touched articles, each with itself, and the pairs of linked articles at most $days apart, one of them touched; and
-- whether the one is so much ($copied) the other's copy.
WITH pairs AS (
  SELECT first_article AS one, second_article AS two, bool_or(kind = 'copy' AND score >= $copied) AS copied
  FROM article_links WHERE first_article IN (FROM touched) OR second_article IN (FROM touched)
  GROUP BY ALL
), near AS (
  SELECT p.*, least(a.day, b.day) AS day
  FROM pairs p JOIN article_marks a ON a.article_id = p.one JOIN article_marks b ON b.article_id = p.two
  WHERE abs(a.day - b.day) <= $days
  UNION ALL
  SELECT article_id, article_id, false, day FROM article_marks WHERE article_id IN (FROM touched)
)
SELECT one, two, copied FROM near ORDER BY day NULLS LAST, one, two;
