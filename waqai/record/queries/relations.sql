-- Standing facts.  A condition stands only where its parameters are given (`database.only_given`); entities come as lists
-- of keys.  An end that is no entity is given by its words.  Pages are looked up for the facts only of the times that the
-- list may reach, all else for its rows alone.
WITH fitting AS MATERIALIZED (
  SELECT r.article_id, r.number, coalesce(r.as_of, '~') AS as_of
  FROM relations r
  WHERE true
  AND (r.subject IN (SELECT unnest(CAST($about AS VARCHAR[]))) OR r.object IN (SELECT unnest(CAST($about AS VARCHAR[])))
    OR r.office_of IN (SELECT unnest(CAST($about AS VARCHAR[]))))
  AND r.relation = $relation
  AND r.standing = $standing
  AND r.article_id IN (SELECT article_id FROM articles WHERE contains(outlet_folded, $outlet))
  AND r.article_id IN (SELECT article_id FROM articles WHERE published_day <= CAST($last AS DATE))
  AND r.article_id IN (SELECT article_id FROM articles WHERE published_day >= CAST($first AS DATE))
  AND true
), reached AS (
  SELECT max(as_of) AS as_of FROM (SELECT as_of FROM fitting ORDER BY as_of LIMIT CAST($limit AS BIGINT))
), wanted AS MATERIALIZED (
  SELECT r.*, a.published, a.page_sha256, p.source
  FROM (SELECT f.* FROM fitting f, reached t WHERE f.as_of <= t.as_of) f
    JOIN relations r ON r.article_id = f.article_id AND r.number = f.number
    JOIN articles a ON a.article_id = r.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  ORDER BY r.as_of NULLS LAST, p.source, r.article_id, r.number
  LIMIT CAST($limit AS BIGINT)
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
ORDER BY r.as_of NULLS LAST, p.source, article, r.number;
