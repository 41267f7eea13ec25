-- One row an event, with names and words.  Questions put their own choice of events in place of the first line's
-- (`database.chosen_from`), so that lists are made for the wanted events only.  NOT MATERIALIZED: DuckDB 2.0 was seen to
-- hang on a large shared subquery when a LIMIT ends the reading early.
CREATE VIEW timeline AS
WITH wanted AS NOT MATERIALIZED (FROM events), parties AS (
  SELECT w.article_id, w.event_id,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY g.position)
      FILTER (g.role = 'actor') AS actors,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY g.position)
      FILTER (g.role = 'recipient') AS recipients,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY g.position)
      FILTER (g.role = 'place') AS places
  FROM wanted w
    JOIN event_arguments g ON g.article_id = w.article_id AND g.event_id = w.event_id
    JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
  GROUP BY ALL
), sources AS (
  SELECT w.article_id, w.event_id, list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en}
    ORDER BY g.position) AS names
  FROM wanted w
    JOIN event_sources g ON g.article_id = w.article_id AND g.event_id = w.event_id
    JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
  GROUP BY ALL
), amounts AS (
  SELECT w.article_id, w.event_id, list({value: q.value, value_to: q.value_to, unit: q.unit, bound: q.bound,
    text: piece(p.text, q.span_start, q.span_end)} ORDER BY g.position) AS quantities
  FROM wanted w
    JOIN event_quantities g ON g.article_id = w.article_id AND g.event_id = w.event_id
    JOIN quantities q ON q.article_id = g.article_id AND q.quantity_id = g.quantity_id
    JOIN articles a ON a.article_id = w.article_id
    JOIN pages p ON p.page_sha256 = a.page_sha256
  GROUP BY ALL
)
SELECT
  e.article_id AS article, e.event_id AS event, e."time" AS date, e.sort_day,
  CASE WHEN e.first_day IS NOT NULL THEN 'event' WHEN e.sort_day IS NOT NULL THEN 'published' ELSE 'unknown' END
    AS date_basis,
  e.type, e.mode, e.status,
  coalesce(g.actors, []) AS actors, coalesce(g.recipients, []) AS recipients, coalesce(g.places, []) AS places,
  coalesce(s.names, []) AS said_by, coalesce(q.quantities, []) AS quantities,
  e.object, e.confidence, e.rule,
  {start: e.trigger_start, "end": e.trigger_end} AS "trigger",
  piece(p.text, e.trigger_start, e.trigger_end) AS trigger_text,
  {start: e.sentence_start, "end": e.sentence_end} AS sentence,
  piece(p.text, e.sentence_start, e.sentence_end) AS text,
  p.source, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM wanted e
  JOIN articles a ON a.article_id = e.article_id
  JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN parties g ON g.article_id = e.article_id AND g.event_id = e.event_id
  LEFT JOIN sources s ON s.article_id = e.article_id AND s.event_id = e.event_id
  LEFT JOIN amounts q ON q.article_id = e.article_id AND q.event_id = e.event_id;
COMMENT ON VIEW timeline IS 'Who did what with or to whom, when, on whose word: one row an event, with names and the exact words';
COMMENT ON COLUMN timeline.article IS 'Article id';
COMMENT ON COLUMN timeline.event IS 'Event id in the article';
COMMENT ON COLUMN timeline.date IS 'When, as the article says (ISO 8601); null where it does not';
COMMENT ON COLUMN timeline.sort_day IS 'Day to sort by: first day of date, or else of publication';
COMMENT ON COLUMN timeline.date_basis IS 'Where sort_day comes from: event, published or unknown';
COMMENT ON COLUMN timeline.type IS 'PLOVER type';
COMMENT ON COLUMN timeline.mode IS 'PLOVER mode';
COMMENT ON COLUMN timeline.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN timeline.actors IS 'Who acts, with names';
COMMENT ON COLUMN timeline.recipients IS 'With or to whom';
COMMENT ON COLUMN timeline.places IS 'Where';
COMMENT ON COLUMN timeline.said_by IS 'On whose word; empty: the article''s own';
COMMENT ON COLUMN timeline.quantities IS 'How much, with the words';
COMMENT ON COLUMN timeline.object IS 'What was agreed, demanded, delivered, ... in the article''s words';
COMMENT ON COLUMN timeline.confidence IS 'Between 0 and 1';
COMMENT ON COLUMN timeline.rule IS 'What recognised it';
COMMENT ON COLUMN timeline."trigger" IS 'Span of the words that name the act';
COMMENT ON COLUMN timeline.trigger_text IS 'Those words';
COMMENT ON COLUMN timeline.sentence IS 'Span of the sentence';
COMMENT ON COLUMN timeline.text IS 'The sentence';
COMMENT ON COLUMN timeline.source IS 'The page it stands in';
COMMENT ON COLUMN timeline.title IS 'Headline of the article';
COMMENT ON COLUMN timeline.outlet IS 'Who published the article';
COMMENT ON COLUMN timeline.published IS 'When the article was published';
COMMENT ON COLUMN timeline.published_basis IS 'given, page, inferred or unknown';
