-- A page of articles, the latest first; or in the order that stands in the place of ORDERED.
WITH page AS (
  SELECT article, title, outlet, published, published_basis, source, words, events, story, copied_by, copies,
    disagreements, number
  FROM article_rows
  WHERE ($outlet IS NULL OR outlet = $outlet)
    AND ($first IS NULL OR day >= CAST($first AS DATE)) AND ($last IS NULL OR day <= CAST($last AS DATE))
  ORDER BY ORDERED LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT * EXCLUDE number, (
    SELECT count(*) FROM article_rows
    WHERE ($outlet IS NULL OR outlet = $outlet)
      AND ($first IS NULL OR day >= CAST($first AS DATE)) AND ($last IS NULL OR day <= CAST($last AS DATE))) AS total
FROM page ORDER BY ORDERED;
