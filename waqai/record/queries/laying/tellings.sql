-- Rows of the tellings of some occurrences (slice_keys).
CREATE OR REPLACE TEMP MACRO packed(names) AS
  list_transform(names, lambda one: json_array(one.key, one.name_ar, one.name_en, one.type));
CREATE OR REPLACE TEMP TABLE tellers AS
SELECT article_id FROM once WHERE occurrence IN (FROM slice_keys)
UNION SELECT split_part(key, '/', 1) FROM slice_keys WHERE contains(key, '/');

CREATE OR REPLACE TEMP TABLE told AS
WITH named AS (
  SELECT article_id, entity, {key: entity, name_ar: name_ar, name_en: name_en, type: type} AS who FROM entities
  WHERE article_id IN (FROM tellers)
), parties AS (
  SELECT g.article_id, g.event_id,
    list(n.who ORDER BY g.position) FILTER (g.role = 'actor') AS actors,
    list(n.who ORDER BY g.position) FILTER (g.role = 'recipient') AS recipients,
    list(n.who ORDER BY g.position) FILTER (g.role = 'place') AS places
  FROM event_arguments g JOIN named n ON n.article_id = g.article_id AND n.entity = g.entity
  GROUP BY ALL
), sources AS (
  SELECT g.article_id, g.event_id, list(n.who ORDER BY g.position) AS names
  FROM event_sources g JOIN named n ON n.article_id = g.article_id AND n.entity = g.entity
  GROUP BY ALL
), amounts AS (
  SELECT g.article_id, g.event_id, list({value: q.value, value_to: q.value_to, unit: q.unit, bound: q.bound,
    span: [q.span_start, q.span_end]} ORDER BY g.position) AS amounts
  FROM event_quantities g JOIN quantities q ON q.article_id = g.article_id AND q.quantity_id = g.quantity_id
  WHERE g.article_id IN (FROM tellers)
  GROUP BY ALL
), read AS MATERIALIZED (  -- the words of each event are cut here: further on its page's whole text would travel along
  SELECT e.*, piece(p.text, e.sentence_start, e.sentence_end) AS text, p.source, a.title,
    coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.outlet_folded, a.published, a.published_day, a.published_basis
  FROM events e JOIN articles a ON a.article_id = e.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  WHERE e.article_id IN (FROM tellers)
), here AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY trigger_start, trigger_end, type, event_id) AS place
  FROM read
), sides AS MATERIALIZED (
  SELECT s.article_id, s.item, s.position, s.span_start, s.span_end, f.finding_id, f.kind, f.status_after
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id
  WHERE f.kind NOT IN ('story', 'occurrence') AND s.article_id IN (FROM tellers)
), copied AS (
  SELECT e.article_id, e.event_id, min(s.finding_id) AS copy
  FROM sides s JOIN here e ON e.article_id = s.article_id AND e.trigger_start >= s.span_start AND e.trigger_end <= s.span_end
  WHERE s.kind = 'copy' AND s.position > 1
  GROUP BY ALL
), disputed AS (
  SELECT e.article_id, e.event_id, list(DISTINCT s.finding_id ORDER BY s.finding_id) AS disagreements
  FROM sides s JOIN here e ON e.article_id = s.article_id AND (s.item = e.event_id
    OR (s.item IS NULL AND s.span_start <= e.trigger_start AND s.span_end >= e.trigger_end))
  WHERE s.kind IN ('number', 'unit', 'date', 'place', 'actor', 'yes-no')
  GROUP BY ALL
), became AS (
  SELECT article_id, item, min({rank: CASE status_after WHEN 'open' THEN 1 ELSE 0 END, id: finding_id,
    after: status_after}) AS outcome
  FROM sides WHERE kind = 'outcome' AND item IS NOT NULL
  GROUP BY ALL
)
SELECT coalesce(o.occurrence, e.article_id || '/' || e.event_id) AS occurrence, e.article_id AS article,
  ordered(e.sort_day, e.article_id) + e.place AS number,
  e.event_id AS event, e."time" AS date, e.sort_day AS day, e.first_day, e.last_day,
  CASE WHEN e.first_day IS NOT NULL THEN 'event' WHEN e.sort_day IS NOT NULL THEN 'published' ELSE 'unknown' END
    AS date_basis,
  e.type, e.mode, e.status, coalesce(g.actors, []) AS actors, coalesce(g.recipients, []) AS recipients,
  coalesce(g.places, []) AS places, coalesce(s.names, []) AS said_by, coalesce(q.amounts, []) AS amounts, e.object,
  e.confidence, e.trigger_start, [e.trigger_start, e.trigger_end] AS "trigger",
  CASE WHEN e.status_start IS NOT NULL THEN [e.status_start, e.status_end] END AS cue,
  CASE WHEN e.said_by_start IS NOT NULL THEN [e.said_by_start, e.said_by_end] END AS said,
  [e.sentence_start, e.sentence_end] AS sentence,
  e.text, e.source, e.title, e.outlet, e.outlet_folded, e.published, e.published_day, e.published_basis, e.rule, c.copy, coalesce(d.disagreements, []) AS disagreements, b.outcome.id AS outcome, b.outcome.after AS became
FROM here e
  LEFT JOIN parties g ON g.article_id = e.article_id AND g.event_id = e.event_id
  LEFT JOIN sources s ON s.article_id = e.article_id AND s.event_id = e.event_id
  LEFT JOIN amounts q ON q.article_id = e.article_id AND q.event_id = e.event_id
  LEFT JOIN once o ON o.article_id = e.article_id AND o.item = e.event_id
  LEFT JOIN copied c ON c.article_id = e.article_id AND c.event_id = e.event_id
  LEFT JOIN disputed d ON d.article_id = e.article_id AND d.event_id = e.event_id
  LEFT JOIN became b ON b.article_id = e.article_id AND b.item = e.event_id
WHERE coalesce(o.occurrence, e.article_id || '/' || e.event_id) IN (FROM slice_keys);

-- The telling that stands for an occurrence is one of it as done, where there is one; then the earliest published.
INSERT INTO event_rows
WITH ranked AS (
  SELECT *, row_number() OVER (PARTITION BY occurrence ORDER BY status NOT IN ('occurred', 'ongoing'), copy IS NOT NULL,
    published_day NULLS LAST, source, article, trigger_start, event) AS telling
  FROM told
), gathered AS (
  SELECT occurrence, count(*) AS tellings, count(DISTINCT article) AS articles,
    list_sort(list_distinct(flatten(list(disagreements)))) AS disagreements,
    list_sort(list_distinct(list(outlet))) AS outlets,
    min(CASE WHEN outcome IS NOT NULL THEN {rank: CASE became WHEN 'open' THEN 1 ELSE 0 END, id: outcome, after: became}
      END) AS outcome,
    list({article: article, event: event, outlet: outlet, published: published, status: status,
      copied: copy IS NOT NULL} ORDER BY telling) FILTER (telling > 1) AS also
  FROM ranked GROUP BY occurrence
)
SELECT r.number, r.telling = 1 AS leads, r.occurrence, r.article, r.event, r.day, coalesce(r.last_day, r.day) AS ends,
  r.first_day IS NOT NULL AS dated, len(g.disagreements) > 0 AS disputed, r.type, r.mode, r.status, r.confidence,
  r.outlet, r.outlet_folded, r.source, coalesce(t.independent, 1) AS independent, g.outlets,
  CAST(json_array(
    r.telling = 1, CASE WHEN NOT contains(r.occurrence, '/') THEN r.occurrence END, r.article, r.event, r.date, CAST(r.day AS VARCHAR), r.date_basis, r.type, r.mode, r.status,
    packed(r.actors), packed(r.recipients), packed(r.places), packed(r.said_by),
    list_transform(r.amounts, lambda one: json_array(one.value, one.value_to, one.unit, one.bound, one.span)), r.object, r.confidence, r."trigger", r.cue, r.said, r.sentence,
    r.text, r.source, r.title, r.outlet, r.published, r.copy, coalesce(t.independent, 1), g.tellings, g.articles,
    g.disagreements, g.outcome.id, g.outcome.after, CASE WHEN r.telling = 1 AND g.also IS NOT NULL THEN list_transform(g.also, lambda one:
      json_array(one.article, one.event, one.outlet, one.published, one.status, one.copied)) ELSE [] END,
    json_array(r.rule, r.published_basis, list_transform(r.amounts, lambda one:
      CASE WHEN one.span[1] >= r.sentence[1] AND one.span[2] <= r.sentence[2]
        THEN substring(r.text, one.span[1] - r.sentence[1] + 1, one.span[2] - one.span[1]) END))
  ) AS VARCHAR) AS shown
FROM ranked r JOIN gathered g ON g.occurrence = r.occurrence
  LEFT JOIN findings t ON t.finding_id = r.occurrence
ORDER BY number;
DROP TABLE told;
