-- Standing facts about an entity, without their words.
WITH wanted AS MATERIALIZED (
  SELECT * FROM fact_rows WHERE entity = $entity ORDER BY article, span.start LIMIT CAST($limit AS BIGINT)
)
SELECT r.article, r.relation, r.span, r.as_of,
  {key: s.key, name_ar: s.name_ar, name_en: s.name_en, type: s.type} AS subject,
  {key: o.key, name_ar: o.name_ar, name_en: o.name_en, type: o.type} AS object
FROM wanted r JOIN entity_rows s ON s.key = r.subject JOIN entity_rows o ON o.key = r.object
ORDER BY article, r.span.start;
