-- The findings of laid_findings, in the order of their rows: the latest first.
SELECT l.finding_id AS key, DATE '9999-12-31' - max(a.published_day) AS place
FROM (SELECT DISTINCT finding_id FROM laid_findings) l JOIN finding_sides s ON s.finding_id = l.finding_id
  JOIN articles a ON a.article_id = s.article_id
GROUP BY l.finding_id
