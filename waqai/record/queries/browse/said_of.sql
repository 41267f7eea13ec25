-- Words of others in which an entity is named, the latest first.
WITH named AS MATERIALIZED (
  SELECT article_id, span_start, span_end FROM mentions WHERE entity = $entity
), told AS (
  SELECT q.article_id, q.quote_id, q.direct, q.via, q.speaker, q.span_start, q.span_end, a.published_day
  FROM quotes q JOIN articles a ON a.article_id = q.article_id
  WHERE q.speaker IS NOT NULL AND q.speaker <> $entity AND q.direct AND EXISTS (
    FROM named m WHERE m.article_id = q.article_id AND m.span_start >= q.span_start AND m.span_end <= q.span_end)
  ORDER BY a.published_day DESC NULLS LAST, q.article_id, q.span_start LIMIT CAST($limit AS BIGINT)
)
SELECT q.article_id AS article, q.quote_id AS quote, q.direct, q.via, {start: q.span_start, "end": q.span_end} AS span,
  piece(p.text, q.span_start, q.span_end) AS text, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet,
  a.published, {key: n.entity, name_ar: n.name_ar, name_en: n.name_en, type: n.type} AS speaker
FROM told q JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker
ORDER BY q.published_day DESC NULLS LAST, article, q.span_start;
