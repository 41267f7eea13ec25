-- Standing facts.  Each filter is null where it is not wanted; entities come as lists of keys.  An end that is no entity
-- is given by its words.
WITH wanted AS MATERIALIZED (
  SELECT r.*, a.published, a.published_day, a.page_sha256
  FROM relations r JOIN articles a ON a.article_id = r.article_id
  WHERE ($about IS NULL OR list_has_any(CAST($about AS VARCHAR[]), [r.subject, r.object, r.office_of]))
    AND ($relation IS NULL OR r.relation = $relation)
    AND ($standing IS NULL OR r.standing = $standing)
    AND ($outlet IS NULL OR contains(a.outlet_folded, $outlet))
    AND ($last IS NULL OR a.published_day <= CAST($last AS DATE))
    AND ($first IS NULL OR a.published_day >= CAST($first AS DATE))
), sources AS (
  SELECT s.article_id, s.number,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY s.position) AS said_by
  FROM (SELECT article_id, number, unnest(said_by) AS entity, generate_subscripts(said_by, 1) AS position FROM wanted) s
    JOIN entities n ON n.article_id = s.article_id AND n.entity = s.entity
  GROUP BY s.article_id, s.number
)
SELECT
  {key: r.subject, name_ar: coalesce(s.name_ar, r.subject), name_en: s.name_en} AS subject,
  r.relation,
  {key: r.object, name_ar: coalesce(o.name_ar, r.object), name_en: o.name_en} AS object,
  r.standing, r.as_of, r.office,
  CASE WHEN f.entity IS NOT NULL THEN {key: f.entity, name_ar: f.name_ar, name_en: f.name_en} END AS office_of,
  CASE WHEN q.quantity_id IS NOT NULL THEN {value: q.value, value_to: q.value_to, unit: q.unit, bound: q.bound,
    text: piece(p.text, q.span_start, q.span_end)} END AS amount,
  coalesce(b.said_by, []) AS said_by,
  {start: r.span_start, "end": r.span_end} AS span, piece(p.text, r.span_start, r.span_end) AS text,
  r.article_id AS article, p.source, r.published
FROM wanted r JOIN pages p ON p.page_sha256 = r.page_sha256
  LEFT JOIN entities s ON s.article_id = r.article_id AND s.entity = r.subject
  LEFT JOIN entities o ON o.article_id = r.article_id AND o.entity = r.object
  LEFT JOIN entities f ON f.article_id = r.article_id AND f.entity = r.office_of
  LEFT JOIN quantities q ON q.article_id = r.article_id AND q.quantity_id = r.quantity_id
  LEFT JOIN sources b ON b.article_id = r.article_id AND b.number = r.number
ORDER BY r.as_of NULLS LAST, p.source, article, r.number
LIMIT CAST($limit AS BIGINT);
