-- Pairs of articles, one of them touched, with at least $least fingerprints in common that not too many share.
WITH wanted AS (SELECT DISTINCT print FROM article_prints WHERE article_id IN (FROM touched)),
live AS (
  SELECT p.print FROM article_prints p SEMI JOIN wanted w ON w.print = p.print
  GROUP BY p.print HAVING count(*) BETWEEN 2 AND $most
), numbered AS (
  SELECT article_id, CAST(row_number() OVER (ORDER BY article_id) AS INTEGER) AS number FROM article_marks
), near AS (
  SELECT n.number, p.print
  FROM article_prints p SEMI JOIN live v ON v.print = p.print JOIN numbered n ON n.article_id = p.article_id
), pairs AS (
  SELECT x.number AS one, y.number AS two
  FROM near x JOIN near y ON y.print = x.print AND x.number < y.number
  GROUP BY ALL HAVING count(*) >= $least
)
SELECT a.article_id, b.article_id
FROM pairs JOIN numbered a ON a.number = one JOIN numbered b ON b.number = two
WHERE a.article_id IN (FROM touched) OR b.article_id IN (FROM touched)
ORDER BY 1, 2;
