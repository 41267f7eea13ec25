-- Standing facts about an entity, without their words.
WITH wanted AS MATERIALIZED (
  SELECT article_id, relation, span_start, span_end, as_of, subject, object FROM relations
  WHERE subject = $entity OR object = $entity ORDER BY article_id, span_start LIMIT CAST($limit AS BIGINT)
)
SELECT r.article_id AS article, r.relation, {start: r.span_start, "end": r.span_end} AS span, r.as_of,
  {key: s.key, name_ar: s.name_ar, name_en: s.name_en, type: s.type} AS subject,
  {key: o.key, name_ar: o.name_ar, name_en: o.name_en, type: o.type} AS object
FROM wanted r JOIN entity_rows s ON s.key = r.subject JOIN entity_rows o ON o.key = r.object
ORDER BY article, r.span_start;
