-- The events of the touched articles (of the sentences of touched events alone, unless $whole), each with its sides,
-- places, sources, quantities and sentence.  An article without
-- a date has the earliest day of those that it shares passages with.
CREATE OR REPLACE TEMP TABLE told_events AS
WITH borrowed AS (
  SELECT m.article_id, min(o.day) AS day
  FROM article_marks m JOIN article_links l ON l.kind = 'copy' AND m.article_id IN (l.first_article, l.second_article)
    JOIN article_marks o ON o.article_id <> m.article_id AND o.article_id IN (l.first_article, l.second_article)
  WHERE m.day IS NULL AND m.article_id IN (FROM touched)
  GROUP BY m.article_id
), sentences AS (
  SELECT DISTINCT e.article_id, e.sentence_start
  FROM events e JOIN touched_events t ON t.article_id = e.article_id AND t.event_id = e.event_id
), wanted AS (
  SELECT e.*, p.text AS page, m.outlet, m.agency, CAST(coalesce(m.day, b.day) AS VARCHAR) AS day
  FROM events e JOIN articles a ON a.article_id = e.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
    JOIN article_marks m ON m.article_id = e.article_id
    LEFT JOIN borrowed b ON b.article_id = e.article_id
  WHERE e.article_id IN (FROM touched) AND ($whole OR (e.article_id, e.sentence_start) IN (FROM sentences))
), parties AS (
  SELECT g.article_id, g.event_id,
    list({key: n.entity, name: n.name_ar, type: n.type, country: n.country} ORDER BY g.position)
      FILTER (g.role = 'actor') AS actors,
    list({key: n.entity, name: n.name_ar, type: n.type, country: n.country} ORDER BY g.position)
      FILTER (g.role = 'recipient') AS recipients,
    list({key: n.entity, name: n.name_ar, type: n.type, country: n.country} ORDER BY g.position)
      FILTER (g.role = 'place') AS places
  FROM event_arguments g JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
  WHERE g.article_id IN (FROM touched)
  GROUP BY ALL
), sources AS (
  SELECT g.article_id, g.event_id,
    list({key: n.entity, name: n.name_ar, type: n.type, country: n.country} ORDER BY g.position) AS said_by
  FROM event_sources g JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
  WHERE g.article_id IN (FROM touched)
  GROUP BY ALL
), amounts AS (
  SELECT g.article_id, g.event_id,
    list({value: q.value, value_to: q.value_to, unit: q.unit, bound: q.bound, counted: q.counted,
      span_start: q.span_start, span_end: q.span_end} ORDER BY g.position) AS amounts
  FROM event_quantities g JOIN quantities q ON q.article_id = g.article_id AND q.quantity_id = g.quantity_id
  WHERE g.article_id IN (FROM touched)
  GROUP BY ALL
), figures AS (
  SELECT w.article_id, w.event_id,
    list({value: q.value, value_to: q.value_to, unit: q.unit, bound: q.bound, counted: q.counted,
      span_start: q.span_start, span_end: q.span_end} ORDER BY q.span_start, q.span_end, q.quantity_id) AS figures
  FROM wanted w JOIN quantities q ON q.article_id = w.article_id
    AND q.span_start >= w.sentence_start AND q.span_end <= w.sentence_end
  GROUP BY ALL
), near AS (
  SELECT w.article_id, w.event_id,
    list_sort(list(DISTINCT {key: n.entity, name: n.name_ar, type: n.type, country: n.country})) AS near
  FROM wanted w JOIN mentions m ON m.article_id = w.article_id
    AND m.span_start >= w.sentence_start AND m.span_end <= w.sentence_end
    JOIN entities n ON n.article_id = m.article_id AND n.entity = m.entity
  GROUP BY ALL
)
SELECT w.article_id, w.event_id, w.type, w.mode, w.status, w."time",
  CAST(w.first_day AS VARCHAR) AS first_day, CAST(w.last_day AS VARCHAR) AS last_day,
  w.trigger_start, w.trigger_end, w.sentence_start, w.sentence_end,
  piece(w.page, w.sentence_start, w.sentence_end) AS text, w.object,
  coalesce(g.actors, []) AS actors, coalesce(g.recipients, []) AS recipients, coalesce(g.places, []) AS places,
  coalesce(s.said_by, []) AS said_by, coalesce(q.amounts, []) AS amounts, coalesce(r.near, []) AS near,
  coalesce(f.figures, []) AS figures, w.day, w.outlet, w.agency
FROM wanted w
  LEFT JOIN parties g ON g.article_id = w.article_id AND g.event_id = w.event_id
  LEFT JOIN sources s ON s.article_id = w.article_id AND s.event_id = w.event_id
  LEFT JOIN amounts q ON q.article_id = w.article_id AND q.event_id = w.event_id
  LEFT JOIN figures f ON f.article_id = w.article_id AND f.event_id = w.event_id
  LEFT JOIN near r ON r.article_id = w.article_id AND r.event_id = w.event_id
ORDER BY w.article_id, w.trigger_start, w.trigger_end, w.event_id;
