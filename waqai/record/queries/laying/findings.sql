-- Rows of some findings (slice_keys), with the words of their passages.
CREATE OR REPLACE TEMP TABLE sides AS
SELECT s.finding_id, s.position, s.article_id, s.item, s.span_start, s.span_end, s.value, s.said_by,
  piece(p.text, s.span_start, s.span_end) AS text, p.source, a.published, a.published_day,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.outlet_folded
FROM finding_sides s JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE s.finding_id IN (FROM slice_keys);

INSERT INTO finding_rows
WITH speakers AS (
  SELECT s.finding_id, s.position,
    list(json_array(n.entity, n.name_ar, n.name_en) ORDER BY list_position(s.said_by, n.entity)) AS names
  FROM sides s JOIN entities n ON n.article_id = s.article_id AND list_contains(s.said_by, n.entity)
  WHERE len(s.said_by) > 0
  GROUP BY ALL
), told AS (
  SELECT s.finding_id, min(s.published_day) AS first_day, max(s.published_day) AS last_day,
    min(s.article_id) AS article_id, min(s.span_start) AS span_start, min(s.source) AS source,
    string_agg(DISTINCT s.outlet_folded, chr(10) ORDER BY s.outlet_folded) AS outlets,
    len(list_distinct(list(s.article_id))) AS carriers,
    list(json_array(s.source, s.article_id, [s.span_start, s.span_end], s.text, s.value, coalesce(k.names, []),
      s.published, s.outlet, s.item) ORDER BY s.position) AS passages
  FROM sides s LEFT JOIN speakers k ON k.finding_id = s.finding_id AND k.position = s.position
  GROUP BY s.finding_id
), acting AS (
  SELECT s.finding_id, list_sort(list_distinct(list(g.entity))) AS entities
  FROM sides s JOIN event_rows e ON e.article = s.article_id AND e.event = s.item
    JOIN event_rows l ON l.occurrence = e.occurrence AND l.leads
    JOIN event_entities g ON g.number = l.number
  GROUP BY s.finding_id
)
SELECT placed(t.last_day, t.article_id, t.span_start, f.finding_id) AS number,
  f.finding_id AS id, f.kind, f.status_after AS after, f.severity, f.score, f.independent, t.first_day, t.last_day,
  t.source, t.span_start, t.outlets, coalesce(a.entities, []) AS entities, t.carriers, CAST(json_array(
    f.finding_id, f.kind, f.about, f.score, f.because, f.severity, f.articles, f.independent, f.status_before,
    f.status_after, f.days, f.part_of, CAST(t.first_day AS VARCHAR), CAST(t.last_day AS VARCHAR), t.passages
  ) AS VARCHAR) AS shown
FROM findings f JOIN told t ON t.finding_id = f.finding_id LEFT JOIN acting a ON a.finding_id = f.finding_id
ORDER BY number;
DROP TABLE sides;
