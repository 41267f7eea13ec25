-- What somebody said, the latest first.
SELECT q.article_id AS article, q.quote_id AS quote, q.direct, q.via, {start: q.span_start, "end": q.span_end} AS span,
  piece(p.text, q.span_start, q.span_end) AS text, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet,
  a.published
FROM (
  SELECT q.*, a.published_day FROM quotes q JOIN articles a ON a.article_id = q.article_id WHERE q.speaker = $entity
  ORDER BY a.published_day DESC NULLS LAST, q.article_id, q.span_start LIMIT CAST($limit AS BIGINT)
) q JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
ORDER BY q.published_day DESC NULLS LAST, article, q.span_start;
