-- Standing facts about somebody.  An end that is no entity is given by its words.
WITH wanted AS MATERIALIZED (
  SELECT * FROM relations WHERE list_has_any(CAST($keys AS VARCHAR[]), [subject, object])
)
SELECT
  {key: r.subject, name_ar: coalesce(s.name_ar, r.subject), name_en: s.name_en} AS subject,
  r.relation,
  {key: r.object, name_ar: coalesce(o.name_ar, r.object), name_en: o.name_en} AS object,
  r.as_of,
  {start: r.span_start, "end": r.span_end} AS span, piece(p.text, r.span_start, r.span_end) AS text,
  r.article_id AS article, p.source
FROM wanted r JOIN articles a ON a.article_id = r.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN entities s ON s.article_id = r.article_id AND s.entity = r.subject
  LEFT JOIN entities o ON o.article_id = r.article_id AND o.entity = r.object
ORDER BY r.as_of NULLS LAST, p.source, article, r.number;
