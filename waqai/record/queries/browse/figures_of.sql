-- Figures and times of articles, with the places where they stand.
WITH wanted AS (SELECT DISTINCT unnest(CAST($articles AS VARCHAR[])) AS article)
SELECT w.article, 'amount' AS layer, q.span_start AS start, q.span_end AS "end", q.unit, CAST(q.value AS VARCHAR) AS value
FROM wanted w JOIN quantities q ON q.article_id = w.article
UNION ALL SELECT w.article, 'time', t.span_start, t.span_end, t.kind, t.value
FROM wanted w JOIN times t ON t.article_id = w.article
ORDER BY article, start, "end", layer;
