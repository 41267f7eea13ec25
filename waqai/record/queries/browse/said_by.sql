-- What somebody said, the latest first, without the words.
SELECT q.article_id AS article, q.quote_id AS quote, q.direct, q.via, {start: q.span_start, "end": q.span_end} AS span,
  a.title, a.outlet, a.published, NULL AS speaker
FROM quotes q JOIN article_rows a ON a.article = q.article_id WHERE q.speaker = $entity
ORDER BY a.number, q.span_start LIMIT CAST($limit AS BIGINT);
