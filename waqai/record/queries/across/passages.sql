-- The copied passages of the touched articles.
SELECT x.article_id, x.span_start, x.span_end, y.article_id, y.span_start, y.span_end
FROM findings f
  JOIN finding_sides x ON x.finding_id = f.finding_id AND x.position = 1
  JOIN finding_sides y ON y.finding_id = f.finding_id AND y.position = 2
WHERE f.kind = 'copy' AND (x.article_id IN (FROM touched) OR y.article_id IN (FROM touched))
ORDER BY ALL;
