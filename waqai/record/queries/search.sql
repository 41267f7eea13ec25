-- The best articles of a search as they are shown; of those that are alike in score it matters when and where they were
-- published.
WITH found AS (
  SELECT unnest(CAST($articles AS VARCHAR[])) AS article_id, unnest(CAST($scores AS DOUBLE[])) AS score
), best AS MATERIALIZED (
  SELECT f.article_id, f.score
  FROM found f JOIN articles a USING (article_id) JOIN pages p USING (page_sha256)
  ORDER BY f.score DESC, a.published_day DESC NULLS LAST, p.source, f.article_id
  LIMIT CAST($limit AS BIGINT)
)
SELECT a.article_id AS article, b.score, p.text, a.body, a.title_start, a.title_end, p.source, a.title,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM best b JOIN articles a USING (article_id) JOIN pages p USING (page_sha256)
ORDER BY b.score DESC, a.published_day DESC NULLS LAST, p.source, article;
