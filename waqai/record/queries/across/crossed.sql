-- Pairs of known articles that have come to share enough fingerprints, or no longer do, since one that both hold was held
-- by too many before and is not now, or the other way round; and which of the two it is.
WITH came AS (SELECT print, count(*) AS n FROM shared_prints WHERE come GROUP BY print),
went AS (SELECT print, count(*) AS n FROM gone_prints GROUP BY print),
changed AS (
  SELECT coalesce(c.print, w.print) AS print, coalesce(c.n, 0) - coalesce(w.n, 0) AS more
  FROM came c FULL JOIN went w ON w.print = c.print
), counted AS (
  SELECT p.print, count(*) AS now, count(*) - any_value(h.more) AS before
  FROM shared_prints p JOIN changed h ON h.print = p.print GROUP BY p.print
), crossing AS (
  SELECT print FROM counted WHERE (now > $most) <> (before > $most)
), holders AS (
  SELECT DISTINCT article_id FROM shared_prints WHERE print IN (SELECT print FROM crossing) AND NOT come
), held AS MATERIALIZED (
  SELECT article_id, print FROM article_prints WHERE article_id IN (FROM holders)
), pairs AS (
  SELECT DISTINCT x.article_id AS one, y.article_id AS two
  FROM held x JOIN held y ON y.print = x.print AND x.article_id < y.article_id
  WHERE x.print IN (SELECT print FROM crossing)
), live AS (
  SELECT p.print, count(*) BETWEEN 2 AND $most AS now,
    count(*) - coalesce(any_value(c.more), 0) BETWEEN 2 AND $most AS before
  FROM article_prints p SEMI JOIN held h ON h.print = p.print LEFT JOIN changed c ON c.print = p.print
  GROUP BY p.print
), shared AS (
  SELECT s.one, s.two, count(*) FILTER (l.now) >= $least AS now, count(*) FILTER (l.before) >= $least AS before
  FROM pairs s JOIN held x ON x.article_id = s.one JOIN held y ON y.article_id = s.two AND y.print = x.print
    JOIN live l ON l.print = x.print
  GROUP BY ALL
)
SELECT one, two, now FROM shared WHERE now <> before ORDER BY ALL;
