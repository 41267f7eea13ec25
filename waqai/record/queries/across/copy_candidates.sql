-- Pairs of articles, one of them touched, with at least $least fingerprints in common that not too many share: of the
-- fingerprints of the articles that came (`shared_prints`).  In the order of time, so that neighbours share articles.
WITH wanted AS (SELECT DISTINCT print FROM shared_prints WHERE article_id IN (FROM touched)),
live AS (
  SELECT p.print FROM shared_prints p SEMI JOIN wanted w ON w.print = p.print
  GROUP BY p.print HAVING count(*) BETWEEN 2 AND $most
), held AS MATERIALIZED (
  SELECT p.article_id, p.print FROM shared_prints p SEMI JOIN live v ON v.print = p.print
), numbered AS MATERIALIZED (
  SELECT article_id, article_id IN (FROM touched) AS touched,
    CAST(row_number() OVER (ORDER BY article_id) AS INTEGER) AS number
  FROM (SELECT DISTINCT article_id FROM held)
), near AS MATERIALIZED (
  SELECT n.number, n.touched, p.print FROM held p JOIN numbered n ON n.article_id = p.article_id
), pairs AS (
  SELECT x.number AS one, y.number AS two
  FROM near x JOIN near y ON y.print = x.print AND x.number < y.number AND (x.touched OR y.touched)
  GROUP BY ALL HAVING count(*) >= $least
)
SELECT a.article_id, b.article_id
FROM pairs JOIN numbered a ON a.number = one JOIN numbered b ON b.number = two
  JOIN article_marks m ON m.article_id = a.article_id JOIN article_marks n ON n.article_id = b.article_id
ORDER BY least(m.day, n.day) NULLS LAST, 1, 2;
