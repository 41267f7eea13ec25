-- Findings with the days of their articles.
SELECT f.finding_id, f.kind, f.score, f.independent, f.status_after, d.first_day, d.last_day
FROM findings f JOIN (
  SELECT s.finding_id, min(a.published_day) AS first_day, max(a.published_day) AS last_day
  FROM finding_sides s JOIN articles a ON a.article_id = s.article_id GROUP BY s.finding_id
) d ON d.finding_id = f.finding_id
