-- The best of many articles that a search found, in the same order.
SELECT f.article_id, f.score
FROM (
  SELECT unnest(CAST($articles AS VARCHAR[])) AS article_id, unnest(CAST($scores AS DOUBLE[])) AS score
) f JOIN articles a ON a.article_id = f.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
ORDER BY f.score DESC, a.published_day DESC NULLS LAST, p.source, f.article_id
LIMIT CAST($limit AS BIGINT);
