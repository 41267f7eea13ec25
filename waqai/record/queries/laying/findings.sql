-- Rows of some findings (slice_keys) and of their passages.
INSERT INTO finding_rows
WITH sides AS MATERIALIZED (
  SELECT * FROM finding_sides WHERE finding_id IN (FROM slice_keys)
), told AS (
  SELECT s.finding_id, min(a.published_day) AS first_day, max(a.published_day) AS last_day,
    min(s.article_id) AS article_id, min(s.span_start) AS span_start, list_distinct(list(s.article_id)) AS carriers
  FROM sides s JOIN articles a ON a.article_id = s.article_id
  GROUP BY s.finding_id
), acting AS (
  SELECT s.finding_id, list_sort(list_distinct(list(g.entity))) AS entities
  FROM sides s JOIN event_rows e ON e.article = s.article_id AND e.event = s.item
    JOIN event_rows l ON l.occurrence = e.occurrence AND l.leads
    JOIN event_entities g ON g.number = l.number
  GROUP BY s.finding_id
)
SELECT placed(t.last_day, t.article_id, t.span_start, f.finding_id) AS number,
  f.finding_id AS id, f.kind, f.about, f.score, f.because, f.severity, f.articles, f.independent,
  f.status_before AS before, f.status_after AS after, f.days, f.part_of, t.first_day, t.last_day,
  coalesce(a.entities, []) AS entities, len(t.carriers) AS carriers
FROM findings f JOIN told t ON t.finding_id = f.finding_id LEFT JOIN acting a ON a.finding_id = f.finding_id
ORDER BY number;

INSERT INTO passage_rows
WITH sides AS MATERIALIZED (
  SELECT * FROM finding_sides WHERE finding_id IN (FROM slice_keys)
), speakers AS (
  SELECT s.finding_id, s.position,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY list_position(s.said_by, n.entity)) AS names
  FROM sides s JOIN entities n ON n.article_id = s.article_id AND list_contains(s.said_by, n.entity)
  WHERE len(s.said_by) > 0
  GROUP BY ALL
)
SELECT f.number, s.position, p.source, s.article_id AS article, a.page_sha256 AS page,
  {start: s.span_start, "end": s.span_end} AS span, s.value, coalesce(k.names, []) AS said_by, a.published,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, s.item AS event
FROM sides s JOIN finding_rows f ON f.id = s.finding_id
  JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN speakers k ON k.finding_id = s.finding_id AND k.position = s.position
ORDER BY f.number, s.position;
