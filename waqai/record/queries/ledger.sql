-- Events with somebody of either side on it.  A side is its entities, and where it is a state all of its country.
WITH known AS MATERIALIZED (
  SELECT article_id, entity,
    entity IN (SELECT unnest(CAST($one AS VARCHAR[]))) OR coalesce(country = CAST($land_one AS VARCHAR), false) AS is_one,
    entity IN (SELECT unnest(CAST($two AS VARCHAR[]))) OR coalesce(country = CAST($land_two AS VARCHAR), false) AS is_two
  FROM entities
  WHERE entity IN (SELECT unnest(CAST($one AS VARCHAR[]) || CAST($two AS VARCHAR[])))
    OR country IN (CAST($land_one AS VARCHAR), CAST($land_two AS VARCHAR))
), sides AS (
  SELECT g.article_id, g.event_id,
    bool_or(n.is_one) FILTER (g.role = 'actor') AS one_acts, bool_or(n.is_two) FILTER (g.role = 'actor') AS two_acts,
    bool_or(n.is_one) FILTER (g.role = 'recipient') AS to_one, bool_or(n.is_two) FILTER (g.role = 'recipient') AS to_two
  FROM event_arguments g JOIN known n ON n.article_id = g.article_id AND n.entity = g.entity
  WHERE g.role IN ('actor', 'recipient')
  GROUP BY ALL
), wanted AS MATERIALIZED (
  SELECT s.article_id, s.event_id,
    CASE WHEN one_acts AND two_acts THEN '↔' WHEN one_acts AND to_two THEN '→' ELSE '←' END AS way
  FROM sides s JOIN events e ON e.article_id = s.article_id AND e.event_id = s.event_id
  WHERE ((one_acts AND (two_acts OR to_two)) OR (two_acts AND to_one))
    AND ($last IS NULL OR e.sort_day <= CAST($last AS DATE)) AND ($first IS NULL OR e.sort_day >= CAST($first AS DATE))
), once AS (
  SELECT s.article_id, s.item, min(s.finding_id) AS occurrence
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id AND f.kind = 'occurrence'
  WHERE s.article_id IN (SELECT article_id FROM wanted)
  GROUP BY ALL
), amounts AS (
  SELECT g.article_id, g.event_id, list(q.unit ORDER BY g.position) AS units,
    list(piece(p.text, q.span_start, q.span_end) ORDER BY g.position) AS told
  FROM event_quantities g JOIN quantities q ON q.article_id = g.article_id AND q.quantity_id = g.quantity_id
    JOIN articles a ON a.article_id = g.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  WHERE (g.article_id, g.event_id) IN (SELECT (article_id, event_id) FROM wanted)
  GROUP BY ALL
), sources AS (
  SELECT g.article_id, g.event_id, list(n.name_ar ORDER BY g.position) AS names
  FROM event_sources g JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
  WHERE (g.article_id, g.event_id) IN (SELECT (article_id, event_id) FROM wanted)
  GROUP BY ALL
)
SELECT coalesce(o.occurrence, e.article_id || '/' || e.event_id) AS occurrence, CAST(e.sort_day AS VARCHAR) AS day, e.type, e.mode, e.status, w.way,
  coalesce(q.units, []) AS units, coalesce(q.told, []) AS amounts, e.object, e.article_id AS article, p.source,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, e.event_id AS event,
  {start: e.sentence_start, "end": e.sentence_end} AS span, piece(p.text, e.sentence_start, e.sentence_end) AS text,
  coalesce(s.names, []) AS said_by
FROM wanted w JOIN events e ON e.article_id = w.article_id AND e.event_id = w.event_id
  JOIN articles a ON a.article_id = e.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN once o ON o.article_id = e.article_id AND o.item = e.event_id
  LEFT JOIN amounts q ON q.article_id = e.article_id AND q.event_id = e.event_id
  LEFT JOIN sources s ON s.article_id = e.article_id AND s.event_id = e.event_id
ORDER BY e.sort_day NULLS LAST, p.source, e.article_id, e.trigger_start, e.event_id;
