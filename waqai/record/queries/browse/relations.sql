-- Standing facts about an entity.
SELECT r.article_id AS article, r.relation, {start: r.span_start, "end": r.span_end} AS span, r.as_of,
  {key: s.entity, name_ar: s.name_ar, name_en: s.name_en, type: s.type} AS subject,
  {key: o.entity, name_ar: o.name_ar, name_en: o.name_en, type: o.type} AS object,
  piece(p.text, r.span_start, r.span_end) AS text
FROM relations r
  JOIN entities s ON s.article_id = r.article_id AND s.entity = r.subject
  JOIN entities o ON o.article_id = r.article_id AND o.entity = r.object
  JOIN articles a ON a.article_id = r.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE r.subject = $entity OR r.object = $entity
ORDER BY article, r.span_start LIMIT CAST($limit AS BIGINT);
