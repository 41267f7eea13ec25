-- Articles with a fingerprint that was shared by too many before and is not now, or the other way round.
WITH came AS (SELECT print, count(*) AS n FROM article_prints WHERE article_id IN (FROM come) GROUP BY print),
went AS (SELECT print, count(*) AS n FROM gone_prints GROUP BY print),
changed AS (
  SELECT coalesce(c.print, w.print) AS print, coalesce(c.n, 0) - coalesce(w.n, 0) AS more
  FROM came c FULL JOIN went w ON w.print = c.print
), counted AS (
  SELECT p.print, count(*) AS now, any_value(h.more) AS more
  FROM article_prints p JOIN changed h ON h.print = p.print GROUP BY p.print
)
SELECT DISTINCT p.article_id
FROM article_prints p JOIN counted c ON c.print = p.print
WHERE (c.now > $most) <> (c.now - c.more > $most);
