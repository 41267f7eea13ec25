-- A page of articles, the latest first.
SELECT article, title, outlet, published, published_basis, source, words, events, story, copied_by, copies,
  disagreements, count(*) OVER () AS total
FROM article_rows
WHERE ($outlet IS NULL OR outlet = $outlet)
  AND ($first IS NULL OR day >= CAST($first AS DATE)) AND ($last IS NULL OR day <= CAST($last AS DATE))
ORDER BY CASE WHEN $by = 'copied' THEN copied_by END DESC, number
LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
