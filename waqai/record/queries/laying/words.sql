-- Words of some articles (slice_keys): those by which they speak of whom all articles know, those of quotations, and
-- those of standing facts; and where what was read stands in each.
CREATE OR REPLACE TEMP TABLE texts AS
SELECT a.article_id, p.text, p.source FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE a.article_id IN (FROM slice_keys);
CREATE OR REPLACE TEMP TABLE heads AS
SELECT a.article_id, t.source, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM articles a JOIN texts t ON t.article_id = a.article_id;
CREATE OR REPLACE TEMP TABLE named AS
SELECT article_id, entity, name_ar, name_en, type FROM entities WHERE article_id IN (FROM slice_keys);

INSERT INTO mention_words
SELECT article, entity, words, count(*) AS times
FROM (
  SELECT m.article_id AS article, m.entity, piece(t.text, m.span_start, m.span_end) AS words
  FROM mentions m JOIN texts t ON t.article_id = m.article_id
  WHERE m.article_id IN (FROM slice_keys) AND NOT contains(m.entity, '/')
)
GROUP BY ALL
ORDER BY ALL;

INSERT INTO quote_rows
WITH cut AS MATERIALIZED (  -- further on its page's whole text would travel along
  SELECT q.*, row_number() OVER (PARTITION BY q.article_id ORDER BY q.span_start, q.span_end, q.quote_id) AS place,
    piece(t.text, q.span_start, q.span_end) AS words, piece(t.text, q.cue_start, q.cue_end) AS cue_words
  FROM quotes q JOIN texts t ON t.article_id = q.article_id
)
SELECT article_number(q.article_id) + q.place AS number, q.article_id AS article, q.place, q.quote_id AS quote, CAST(json_array(
    q.article_id, q.quote_id,
    CASE WHEN n.entity IS NOT NULL THEN json_array(n.entity, n.name_ar, n.name_en, n.type) END, q.direct, q.via,
    [q.span_start, q.span_end], q.words,
    CASE WHEN q.cue_start IS NOT NULL THEN [q.cue_start, q.cue_end] END, q.cue_words,
    t.source, t.title, t.outlet, t.published, t.published_basis) AS VARCHAR) AS shown
FROM cut q JOIN heads t ON t.article_id = q.article_id
  LEFT JOIN named n ON n.article_id = q.article_id AND n.entity = q.speaker
ORDER BY q.article_id, q.place;

INSERT INTO fact_rows
WITH wanted AS MATERIALIZED (
  SELECT r.*, piece(t.text, r.span_start, r.span_end) AS words FROM relations r JOIN texts t ON t.article_id = r.article_id
), amounts AS MATERIALIZED (
  SELECT q.*, piece(t.text, q.span_start, q.span_end) AS words
  FROM quantities q JOIN texts t ON t.article_id = q.article_id
    JOIN wanted w ON w.article_id = q.article_id AND w.quantity_id = q.quantity_id
), sources AS (
  SELECT s.article_id, s.number, list(json_array(n.entity, n.name_ar, n.name_en) ORDER BY s.position) AS said_by
  FROM (SELECT article_id, number, unnest(said_by) AS entity, generate_subscripts(said_by, 1) AS position FROM wanted) s
    JOIN named n ON n.article_id = s.article_id AND n.entity = s.entity
  GROUP BY s.article_id, s.number
)
SELECT article_number(r.article_id) + r.number AS number, r.article_id AS article, r.number AS place,
  s.entity IS NOT NULL AND o.entity IS NOT NULL AS tied, CAST(json_array(
    json_array(r.subject, coalesce(s.name_ar, r.subject), s.name_en, s.type), r.relation,
    json_array(r.object, coalesce(o.name_ar, r.object), o.name_en, o.type), r.standing, r.as_of, r.office,
    CASE WHEN f.entity IS NOT NULL THEN json_array(f.entity, f.name_ar, f.name_en) END,
    CASE WHEN q.quantity_id IS NOT NULL THEN json_array(q.value, q.value_to, q.unit, q.bound, q.words) END,
    coalesce(b.said_by, []), [r.span_start, r.span_end], r.words, r.article_id, t.source,
    t.published) AS VARCHAR) AS shown
FROM wanted r JOIN heads t ON t.article_id = r.article_id
  LEFT JOIN named s ON s.article_id = r.article_id AND s.entity = r.subject
  LEFT JOIN named o ON o.article_id = r.article_id AND o.entity = r.object
  LEFT JOIN named f ON f.article_id = r.article_id AND f.entity = r.office_of
  LEFT JOIN (SELECT DISTINCT * FROM amounts) q ON q.article_id = r.article_id AND q.quantity_id = r.quantity_id
  LEFT JOIN sources b ON b.article_id = r.article_id AND b.number = r.number
ORDER BY r.article_id, r.number;
-- Everything that was read but events: names once, in front, and what refers to them by their place among these.
INSERT INTO layer_rows
WITH who AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY entity) - 1 AS place FROM named
), marks AS (
  SELECT m.article_id, 'entity' AS layer, m.span_start AS start, m.span_end AS "end", m.mention_id AS id,
    json_array('entity', m.span_start, m.span_end, m.mention_id, CASE WHEN n.place IS NULL THEN to_json(m.entity) ELSE to_json(n.place) END) AS mark
  FROM mentions m LEFT JOIN who n ON n.article_id = m.article_id AND n.entity = m.entity
  WHERE m.article_id IN (FROM slice_keys)
  UNION ALL SELECT article_id, 'time', span_start, span_end, time_id,
    json_array('time', span_start, span_end, time_id, value, NULL, NULL, kind, anchor)
  FROM times WHERE article_id IN (FROM slice_keys)
  UNION ALL SELECT article_id, 'amount', span_start, span_end, quantity_id, json_array('amount', span_start, span_end,
    quantity_id, CAST(value AS VARCHAR), CAST(value_to AS VARCHAR), counted, unit, bound)
  FROM quantities WHERE article_id IN (FROM slice_keys)
  UNION ALL SELECT q.article_id, 'quote', q.span_start, q.span_end, q.quote_id, json_array('quote', q.span_start,
    q.span_end, q.quote_id, CASE WHEN n.place IS NULL THEN to_json(q.speaker) ELSE to_json(n.place) END, NULL, NULL,
    CASE WHEN q.direct THEN 'direct' ELSE 'reported' END, q.via)
  FROM quotes q LEFT JOIN who n ON n.article_id = q.article_id AND n.entity = q.speaker
  WHERE q.article_id IN (FROM slice_keys)
  UNION ALL SELECT article_id, 'furniture', span_start, span_end, CAST(number AS VARCHAR), json_array('furniture',
    span_start, span_end, CAST(number AS VARCHAR), NULL, NULL, NULL, kind, NULL)
  FROM furniture WHERE article_id IN (FROM slice_keys)
), gathered AS (
  SELECT article_id, list(mark ORDER BY start, "end" DESC, layer, id) AS marks FROM marks GROUP BY article_id
), names AS (
  SELECT article_id, list(json_array(entity, name_ar, name_en, type) ORDER BY place) AS names FROM who GROUP BY article_id
)
SELECT article_number(a.article_id) AS number, a.article_id AS article, CAST(json_array(
    json_array(a.article_id, a.title, a.title_start, a.title_end, a.outlet_name, a.outlet_domain,
      list_transform(a.body, lambda one: [one.span_start, one.span_end]), a.published, a.published_basis, a.author,
      coalesce(a.url, p.url), p.source, p.encoding, a.page_sha256),
    coalesce(n.names, []), coalesce(g.marks, [])) AS VARCHAR) AS shown
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN names n ON n.article_id = a.article_id LEFT JOIN gathered g ON g.article_id = a.article_id
WHERE a.article_id IN (FROM slice_keys)
ORDER BY a.article_id;
DROP TABLE texts;
DROP TABLE heads;
DROP TABLE named;
