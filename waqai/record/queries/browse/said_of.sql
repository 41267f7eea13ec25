-- Words of others in which an entity is named, the latest first, without the words.
WITH named AS MATERIALIZED (
  SELECT article_id, span_start, span_end FROM mentions WHERE entity = $entity
), told AS MATERIALIZED (
  SELECT DISTINCT q.article_id, q.quote_id, q.direct, q.via, q.speaker, q.span_start, q.span_end
  FROM quotes q JOIN named m ON m.article_id = q.article_id AND m.span_start >= q.span_start AND m.span_end <= q.span_end
  WHERE q.direct AND q.speaker IS NOT NULL AND q.speaker <> $entity
), latest AS MATERIALIZED (
  SELECT q.*, a.number, a.title, a.outlet, a.published FROM told q JOIN article_rows a ON a.article = q.article_id
  ORDER BY a.number, q.span_start LIMIT CAST($limit AS BIGINT)
)
SELECT q.article_id AS article, q.quote_id AS quote, q.direct, q.via, {start: q.span_start, "end": q.span_end} AS span,
  q.title, q.outlet, q.published, {key: n.key, name_ar: n.name_ar, name_en: n.name_en, type: n.type} AS speaker
FROM latest q JOIN entity_rows n ON n.key = q.speaker ORDER BY q.number, q.span_start;
