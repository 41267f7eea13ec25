-- The articles of a search as they are shown; of those that are alike in score it matters when and where they were
-- published.
SELECT a.article_id AS article, f.score, p.text, a.body, a.title_start, a.title_end, p.source, a.title,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM (
  SELECT unnest(CAST($articles AS VARCHAR[])) AS article_id, unnest(CAST($scores AS DOUBLE[])) AS score
) f JOIN articles a ON a.article_id = f.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
ORDER BY f.score DESC, a.published_day DESC NULLS LAST, p.source, article
LIMIT CAST($limit AS BIGINT);
