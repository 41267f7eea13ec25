-- What the page (`waqai serve`, `waqai report`) asks, laid out for it at the end of a build: rows as they are shown, in
-- the order in which they are shown, so that a question reads a few blocks of a large record and joins nothing.  Made
-- anew from the other tables each time that they changed; nothing here is a source of anything.

CREATE OR REPLACE TEMP TABLE told AS
WITH named AS (
  SELECT article_id, entity, {key: entity, name_ar: name_ar, name_en: name_en, type: type} AS who FROM entities
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
    span: {start: q.span_start, "end": q.span_end}} ORDER BY g.position) AS amounts
  FROM event_quantities g JOIN quantities q ON q.article_id = g.article_id AND q.quantity_id = g.quantity_id
  GROUP BY ALL
), once AS (
  SELECT s.article_id, s.item, min(s.finding_id) AS occurrence
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id AND f.kind = 'occurrence'
  WHERE s.item IS NOT NULL
  GROUP BY ALL
), copied AS (
  SELECT e.article_id, e.event_id, min(s.finding_id) AS copy
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id AND f.kind = 'copy'
    JOIN events e ON e.article_id = s.article_id AND e.trigger_start >= s.span_start AND e.trigger_end <= s.span_end
  WHERE s.position > 1
  GROUP BY ALL
), disputed AS (
  SELECT e.article_id, e.event_id, list(DISTINCT f.finding_id ORDER BY f.finding_id) AS disagreements
  FROM findings f JOIN finding_sides s ON s.finding_id = f.finding_id
    JOIN events e ON e.article_id = s.article_id AND (s.item = e.event_id
      OR (s.item IS NULL AND s.span_start <= e.trigger_start AND s.span_end >= e.trigger_end))
  WHERE f.kind IN ('number', 'unit', 'date', 'place', 'actor', 'yes-no')
  GROUP BY ALL
), became AS (
  SELECT s.article_id, s.item, min({rank: CASE f.status_after WHEN 'open' THEN 1 ELSE 0 END, id: f.finding_id,
    after: f.status_after}) AS outcome
  FROM findings f JOIN finding_sides s ON s.finding_id = f.finding_id
  WHERE f.kind = 'outcome' AND s.item IS NOT NULL
  GROUP BY ALL
)
SELECT coalesce(o.occurrence, e.article_id || '/' || e.event_id) AS occurrence, e.article_id AS article,
  e.event_id AS event, e."time" AS date, e.sort_day AS day, e.first_day, e.last_day,
  CASE WHEN e.first_day IS NOT NULL THEN 'event' WHEN e.sort_day IS NOT NULL THEN 'published' ELSE 'unknown' END
    AS date_basis,
  e.type, e.mode, e.status, coalesce(g.actors, []) AS actors, coalesce(g.recipients, []) AS recipients,
  coalesce(g.places, []) AS places, coalesce(s.names, []) AS said_by, coalesce(q.amounts, []) AS amounts, e.object,
  e.confidence, {start: e.trigger_start, "end": e.trigger_end} AS "trigger",
  CASE WHEN e.status_start IS NOT NULL THEN {start: e.status_start, "end": e.status_end} END AS cue,
  CASE WHEN e.said_by_start IS NOT NULL THEN {start: e.said_by_start, "end": e.said_by_end} END AS said,
  {start: e.sentence_start, "end": e.sentence_end} AS sentence,
  piece(p.text, e.sentence_start, e.sentence_end) AS text,
  p.source, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_day,
  c.copy, coalesce(d.disagreements, []) AS disagreements, b.outcome.id AS outcome, b.outcome.after AS became
FROM events e
  JOIN articles a ON a.article_id = e.article_id
  JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN parties g ON g.article_id = e.article_id AND g.event_id = e.event_id
  LEFT JOIN sources s ON s.article_id = e.article_id AND s.event_id = e.event_id
  LEFT JOIN amounts q ON q.article_id = e.article_id AND q.event_id = e.event_id
  LEFT JOIN once o ON o.article_id = e.article_id AND o.item = e.event_id
  LEFT JOIN copied c ON c.article_id = e.article_id AND c.event_id = e.event_id
  LEFT JOIN disputed d ON d.article_id = e.article_id AND d.event_id = e.event_id
  LEFT JOIN became b ON b.article_id = e.article_id AND b.item = e.event_id;

-- The telling that stands for an occurrence is one of it as done, where there is one; then the earliest published.
CREATE OR REPLACE TABLE event_rows AS
WITH ranked AS (
  SELECT *, row_number() OVER (PARTITION BY occurrence ORDER BY status NOT IN ('occurred', 'ongoing'), copy IS NOT NULL,
    published_day NULLS LAST, source, article, "trigger".start, event) AS telling
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
SELECT row_number() OVER (ORDER BY r.day NULLS LAST, r.source, r.article, r."trigger".start, r."trigger".end, r.type,
    r.event) AS number,
  r.telling = 1 AS leads, r.occurrence, r.article, r.event, r.date, r.day, r.first_day, r.last_day, r.date_basis, r.type,
  r.mode, r.status, r.actors, r.recipients, r.places, r.said_by, r.amounts, r.object, r.confidence, r."trigger", r.cue,
  r.said, r.sentence, r.text, r.source, r.title, r.outlet, r.published, r.copy,
  coalesce(t.independent, 1) AS independent, g.tellings, g.articles, g.outlets, g.disagreements, g.outcome.id AS outcome,
  g.outcome.after AS became, CASE WHEN r.telling = 1 THEN coalesce(g.also, []) ELSE [] END AS also
FROM ranked r JOIN gathered g ON g.occurrence = r.occurrence
  LEFT JOIN findings t ON t.finding_id = r.occurrence
ORDER BY number;
COMMENT ON TABLE event_rows IS 'For pages: a telling of an event with all that a page shows of it; key: article, event';
COMMENT ON COLUMN event_rows.number IS 'Its place in order of time';
COMMENT ON COLUMN event_rows.leads IS 'True for the telling that stands for its occurrence';
COMMENT ON COLUMN event_rows.occurrence IS 'The finding that holds all tellings, or article/event';
COMMENT ON COLUMN event_rows.article IS 'The article';
COMMENT ON COLUMN event_rows.event IS 'The event in its article';
COMMENT ON COLUMN event_rows.date IS 'When, as the article says (ISO 8601); null where it does not';
COMMENT ON COLUMN event_rows.day IS 'Day to sort by: first day of date, or else of publication';
COMMENT ON COLUMN event_rows.first_day IS 'First day that date covers';
COMMENT ON COLUMN event_rows.last_day IS 'Last day that date covers';
COMMENT ON COLUMN event_rows.date_basis IS 'Where day comes from: event, published or unknown';
COMMENT ON COLUMN event_rows.type IS 'PLOVER type';
COMMENT ON COLUMN event_rows.mode IS 'PLOVER mode';
COMMENT ON COLUMN event_rows.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN event_rows.actors IS 'Who acts';
COMMENT ON COLUMN event_rows.recipients IS 'With or to whom';
COMMENT ON COLUMN event_rows.places IS 'Where';
COMMENT ON COLUMN event_rows.said_by IS 'On whose word';
COMMENT ON COLUMN event_rows.amounts IS 'How much, with the place of the words';
COMMENT ON COLUMN event_rows.object IS 'What was agreed, demanded, delivered';
COMMENT ON COLUMN event_rows.confidence IS 'Between 0 and 1';
COMMENT ON COLUMN event_rows."trigger" IS 'Span of the words that name the act';
COMMENT ON COLUMN event_rows.cue IS 'Span of the words that give the status';
COMMENT ON COLUMN event_rows.said IS 'Span of the words that name the source';
COMMENT ON COLUMN event_rows.sentence IS 'Span of the sentence';
COMMENT ON COLUMN event_rows.text IS 'The sentence';
COMMENT ON COLUMN event_rows.source IS 'The page';
COMMENT ON COLUMN event_rows.title IS 'Headline of the article';
COMMENT ON COLUMN event_rows.outlet IS 'Who published it';
COMMENT ON COLUMN event_rows.published IS 'When it was published';
COMMENT ON COLUMN event_rows.copy IS 'The copied passage in which it stands, where the words are another articles';
COMMENT ON COLUMN event_rows.independent IS 'Independent sources of the occurrence';
COMMENT ON COLUMN event_rows.tellings IS 'How often the occurrence is told';
COMMENT ON COLUMN event_rows.articles IS 'In how many articles';
COMMENT ON COLUMN event_rows.outlets IS 'By which outlets';
COMMENT ON COLUMN event_rows.disagreements IS 'Findings on which its tellings differ';
COMMENT ON COLUMN event_rows.outcome IS 'Finding of what became of it';
COMMENT ON COLUMN event_rows.became IS 'What that was';
COMMENT ON COLUMN event_rows.also IS 'The other tellings, on the leading one';
DROP TABLE told;

-- An entity takes part in an occurrence if it does in any telling; a state, too, where somebody of its country does.
CREATE OR REPLACE TABLE event_entities AS
WITH states AS (
  SELECT country, arg_max(entity, weight) AS state FROM (
    SELECT country, entity, {articles: count(*), key: entity} AS weight FROM entities
    WHERE type = 'state' AND country IS NOT NULL GROUP BY country, entity)
  GROUP BY country
), parts AS (
  SELECT g.entity, CASE WHEN s.state <> g.entity THEN s.state END AS state, g.role, e.occurrence
  FROM event_arguments g JOIN event_rows e ON e.article = g.article_id AND e.event = g.event_id
    JOIN entities n ON n.article_id = g.article_id AND n.entity = g.entity
    LEFT JOIN states s ON s.country = n.country AND n.type NOT IN ('place', 'facility') AND g.role <> 'place'
), sides AS (
  SELECT entity, state, role, occurrence FROM parts
  UNION ALL SELECT state, NULL, role, occurrence FROM parts WHERE state IS NOT NULL
)
SELECT b.entity, b.role, min(b.state) AS state, e.number
FROM sides b JOIN event_rows e ON e.occurrence = b.occurrence AND e.leads
GROUP BY b.entity, b.role, e.number
ORDER BY b.entity, b.role, e.number;
COMMENT ON TABLE event_entities IS 'For pages: somebody in a part of an occurrence; key: entity, role, number';
COMMENT ON COLUMN event_entities.entity IS 'Who or what; a state also where somebody of its country takes part';
COMMENT ON COLUMN event_entities.role IS 'actor, recipient or place';
COMMENT ON COLUMN event_entities.state IS 'The state that stands for it';
COMMENT ON COLUMN event_entities.number IS 'The leading telling of the occurrence, see event_rows';

CREATE OR REPLACE TABLE entity_rows AS
WITH played AS (
  SELECT entity, count(DISTINCT number) AS events, count(DISTINCT number) FILTER (role = 'place') AS here
  FROM event_entities GROUP BY entity
), folded AS (
  SELECT entity, '| ' || string_agg(DISTINCT folded, ' | ' ORDER BY folded) || ' |' AS folded
  FROM entity_names GROUP BY entity
), called AS (
  SELECT entity, name, count(DISTINCT article_id) AS times FROM entity_names GROUP BY ALL
), names AS (
  SELECT entity, list({value: name, "count": times} ORDER BY times DESC, name)[:24] AS names FROM called GROUP BY entity
)
SELECT a.entity AS key, a.wikidata, a.name_ar, a.name_en, a.type, a.country, a.articles, a.mentions, a.quotes,
  coalesce(p.events, 0) AS events, coalesce(p.here, 0) AS here, coalesce(f.folded, '') AS folded,
  coalesce(n.names, []) AS names
FROM actors a LEFT JOIN played p ON p.entity = a.entity LEFT JOIN folded f ON f.entity = a.entity
  LEFT JOIN names n ON n.entity = a.entity
ORDER BY events DESC, a.articles DESC, a.mentions DESC, key;
COMMENT ON TABLE entity_rows IS 'For pages: somebody or something over all articles, the busiest first; key: key';
COMMENT ON COLUMN entity_rows.key IS 'The entity';
COMMENT ON COLUMN entity_rows.wikidata IS 'Wikidata id';
COMMENT ON COLUMN entity_rows.name_ar IS 'Arabic name';
COMMENT ON COLUMN entity_rows.name_en IS 'English name';
COMMENT ON COLUMN entity_rows.type IS 'Type of entity';
COMMENT ON COLUMN entity_rows.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN entity_rows.articles IS 'Articles that refer to it';
COMMENT ON COLUMN entity_rows.mentions IS 'Places that refer to it';
COMMENT ON COLUMN entity_rows.quotes IS 'Quotations of its words';
COMMENT ON COLUMN entity_rows.events IS 'Occurrences in which it takes part';
COMMENT ON COLUMN entity_rows.here IS 'Occurrences placed there';
COMMENT ON COLUMN entity_rows.names IS 'The forms that stand in most articles, with how many';
COMMENT ON COLUMN entity_rows.folded IS 'Its names with spelling variants brought together';

CREATE OR REPLACE TABLE pair_rows AS
WITH sides AS (
  SELECT number, entity, bool_or(role = 'actor') AS acts
  FROM event_entities WHERE role <> 'place' AND state IS NULL GROUP BY number, entity
)
SELECT x.entity AS one, y.entity AS two, e.type, e.mode, e.status,
  CASE WHEN x.acts AND y.acts THEN 'both' WHEN x.acts THEN 'forth' ELSE 'back' END AS way,
  count(*) AS events, min(e.day) AS first_day, max(e.day) AS last_day
FROM sides x JOIN sides y ON y.number = x.number AND y.entity > x.entity
  JOIN event_rows e ON e.number = x.number
WHERE x.acts OR y.acts
GROUP BY ALL
ORDER BY one, two, e.type, e.mode, e.status, way;
COMMENT ON TABLE pair_rows IS 'For pages: two who take part in occurrences in one way; key: one, two, type, mode, status, way';
COMMENT ON COLUMN pair_rows.one IS 'Who sorts first';
COMMENT ON COLUMN pair_rows.two IS 'The other';
COMMENT ON COLUMN pair_rows.type IS 'PLOVER type';
COMMENT ON COLUMN pair_rows.mode IS 'PLOVER mode';
COMMENT ON COLUMN pair_rows.status IS 'Status';
COMMENT ON COLUMN pair_rows.way IS 'forth (from one to two), back or both';
COMMENT ON COLUMN pair_rows.events IS 'Number of occurrences';
COMMENT ON COLUMN pair_rows.first_day IS 'Earliest day';
COMMENT ON COLUMN pair_rows.last_day IS 'Latest day';

CREATE OR REPLACE TABLE finding_rows AS
WITH told AS (
  SELECT s.finding_id, min(a.published_day) AS first_day, max(a.published_day) AS last_day, min(p.source) AS source,
    min(s.span_start) AS span_start, list_distinct(list(s.article_id)) AS carriers
  FROM finding_sides s JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  GROUP BY s.finding_id
), acting AS (
  SELECT s.finding_id, list_sort(list_distinct(list(g.entity))) AS entities
  FROM finding_sides s JOIN event_rows e ON e.article = s.article_id AND e.event = s.item
    JOIN event_rows l ON l.occurrence = e.occurrence AND l.leads
    JOIN event_entities g ON g.number = l.number
  GROUP BY s.finding_id
)
SELECT row_number() OVER (ORDER BY t.last_day DESC NULLS LAST, t.source, t.span_start, f.finding_id) AS number,
  f.finding_id AS id, f.kind, f.about, f.score, f.because, f.severity, f.articles, f.independent,
  f.status_before AS before, f.status_after AS after, f.days, f.part_of, t.first_day, t.last_day,
  coalesce(a.entities, []) AS entities, len(t.carriers) AS carriers
FROM findings f JOIN told t ON t.finding_id = f.finding_id LEFT JOIN acting a ON a.finding_id = f.finding_id
ORDER BY number;
COMMENT ON TABLE finding_rows IS 'For pages: a finding as lists order it; key: id';
COMMENT ON COLUMN finding_rows.number IS 'Its place, the latest first';
COMMENT ON COLUMN finding_rows.id IS 'The finding';
COMMENT ON COLUMN finding_rows.kind IS 'Kind of finding';
COMMENT ON COLUMN finding_rows.score IS 'How sure it is';
COMMENT ON COLUMN finding_rows.severity IS 'How far apart the sides of a disagreement are';
COMMENT ON COLUMN finding_rows.articles IS 'How many articles carry it';
COMMENT ON COLUMN finding_rows.independent IS 'How many of them are independent';
COMMENT ON COLUMN finding_rows.about IS 'What it is about';
COMMENT ON COLUMN finding_rows.because IS 'On what ground';
COMMENT ON COLUMN finding_rows.before IS 'Outcomes: what the event was given for';
COMMENT ON COLUMN finding_rows.after IS 'Outcomes: what became of it';
COMMENT ON COLUMN finding_rows.part_of IS 'The occurrence that it belongs to';
COMMENT ON COLUMN finding_rows.days IS 'Days between the sides';
COMMENT ON COLUMN finding_rows.first_day IS 'Earliest publication day';
COMMENT ON COLUMN finding_rows.last_day IS 'Latest publication day';
COMMENT ON COLUMN finding_rows.entities IS 'Who takes part in its events';
COMMENT ON COLUMN finding_rows.carriers IS 'Articles that its passages stand in';

CREATE OR REPLACE TABLE passage_rows AS
WITH speakers AS (
  SELECT s.finding_id, s.position,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY list_position(s.said_by, n.entity)) AS names
  FROM finding_sides s JOIN entities n ON n.article_id = s.article_id AND list_contains(s.said_by, n.entity)
  WHERE len(s.said_by) > 0
  GROUP BY ALL
)
SELECT f.number, s.position, p.source, s.article_id AS article, a.page_sha256 AS page,
  {start: s.span_start, "end": s.span_end} AS span, s.value, coalesce(k.names, []) AS said_by, a.published,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, s.item AS event
FROM finding_sides s JOIN finding_rows f ON f.id = s.finding_id
  JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN speakers k ON k.finding_id = s.finding_id AND k.position = s.position
ORDER BY f.number, s.position;
COMMENT ON TABLE passage_rows IS 'For pages: a passage of a finding; key: number, position';
COMMENT ON COLUMN passage_rows.number IS 'The finding, see finding_rows';
COMMENT ON COLUMN passage_rows.position IS 'Its place in the finding, from 1';
COMMENT ON COLUMN passage_rows.source IS 'The page''s place';
COMMENT ON COLUMN passage_rows.article IS 'The article';
COMMENT ON COLUMN passage_rows.page IS 'The page that it stands in';
COMMENT ON COLUMN passage_rows.span IS 'Where it stands';
COMMENT ON COLUMN passage_rows.value IS 'What is compared';
COMMENT ON COLUMN passage_rows.said_by IS 'On whose word';
COMMENT ON COLUMN passage_rows.published IS 'When the article was published';
COMMENT ON COLUMN passage_rows.outlet IS 'By whom';
COMMENT ON COLUMN passage_rows.event IS 'The event, where the passage is one''s';

CREATE OR REPLACE TABLE count_rows AS
SELECT
  (SELECT count(*) FROM pages) AS pages,
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(DISTINCT entity) FROM entities) AS entities,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM problems) AS problems,
  (SELECT min(published) FROM articles) AS first_published,
  (SELECT max(published) FROM articles) AS last_published,
  (SELECT value FROM about WHERE item = 'waqai') AS version;
COMMENT ON TABLE count_rows IS 'For pages: how much the record holds; one row';
COMMENT ON COLUMN count_rows.pages IS 'Pages';
COMMENT ON COLUMN count_rows.articles IS 'Articles';
COMMENT ON COLUMN count_rows.entities IS 'Entities';
COMMENT ON COLUMN count_rows.events IS 'Event mentions';
COMMENT ON COLUMN count_rows.quotes IS 'Quotations';
COMMENT ON COLUMN count_rows.problems IS 'Pages passed over';
COMMENT ON COLUMN count_rows.first_published IS 'Earliest publication';
COMMENT ON COLUMN count_rows.last_published IS 'Latest publication';
COMMENT ON COLUMN count_rows.version IS 'Version of Waqai';

CREATE OR REPLACE TABLE article_rows AS
WITH told AS (
  SELECT article, count(*) AS events FROM event_rows GROUP BY article
), carried AS (
  SELECT s.article_id, min(f.finding_id) FILTER (f.kind = 'story') AS story,
    count(DISTINCT f.finding_id) FILTER (f.kind = 'copy' AND s.position = 1) AS copied_by,
    count(DISTINCT f.finding_id) FILTER (f.kind = 'copy' AND s.position > 1) AS copies,
    count(DISTINCT f.finding_id) FILTER (f.kind IN ('number', 'unit', 'date', 'place', 'actor', 'yes-no')) AS disagreements
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id
  GROUP BY s.article_id
)
SELECT row_number() OVER (ORDER BY a.published_day DESC NULLS LAST, p.source, a.article_id) AS number,
  a.article_id AS article, coalesce(a.title, '') AS title, coalesce(a.outlet_name, a.outlet_domain) AS outlet,
  a.published, a.published_day AS day, a.published_basis, p.source, a.words, coalesce(t.events, 0) AS events, c.story,
  coalesce(c.copied_by, 0) AS copied_by, coalesce(c.copies, 0) AS copies, coalesce(c.disagreements, 0) AS disagreements
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN told t ON t.article = a.article_id LEFT JOIN carried c ON c.article_id = a.article_id
ORDER BY number;
COMMENT ON TABLE article_rows IS 'For pages: an article as lists show it; key: article';
COMMENT ON COLUMN article_rows.number IS 'Its place, the latest first';
COMMENT ON COLUMN article_rows.article IS 'The article';
COMMENT ON COLUMN article_rows.title IS 'Headline';
COMMENT ON COLUMN article_rows.outlet IS 'Who published it';
COMMENT ON COLUMN article_rows.published IS 'When';
COMMENT ON COLUMN article_rows.day IS 'First day of published';
COMMENT ON COLUMN article_rows.published_basis IS 'given, page, inferred or unknown';
COMMENT ON COLUMN article_rows.source IS 'The page';
COMMENT ON COLUMN article_rows.words IS 'Number of words';
COMMENT ON COLUMN article_rows.events IS 'Events read in it';
COMMENT ON COLUMN article_rows.story IS 'The story it belongs to';
COMMENT ON COLUMN article_rows.copied_by IS 'Passages that later articles share with it';
COMMENT ON COLUMN article_rows.copies IS 'Passages that it shares with earlier ones';
COMMENT ON COLUMN article_rows.disagreements IS 'Disagreements that it stands in';

-- By whom words were said, and who is named in the words of others.
CREATE OR REPLACE TABLE said_rows AS
WITH parts AS (
  SELECT q.article_id, q.quote_id, q.speaker AS entity, 'speaker' AS role FROM quotes q WHERE q.speaker IS NOT NULL
  UNION SELECT q.article_id, q.quote_id, m.entity, 'named' AS role
  FROM quotes q JOIN mentions m ON m.article_id = q.article_id AND m.span_start >= q.span_start AND m.span_end <= q.span_end
  WHERE q.direct AND q.speaker IS NOT NULL AND m.entity <> q.speaker
)
SELECT p.entity, p.role, a.number, q.article_id AS article, q.quote_id AS quote, q.direct, q.via,
  {start: q.span_start, "end": q.span_end} AS span, a.title, a.outlet, a.published,
  CASE WHEN p.role = 'named' THEN {key: n.entity, name_ar: n.name_ar, name_en: n.name_en, type: n.type} END AS speaker
FROM parts p JOIN quotes q ON q.article_id = p.article_id AND q.quote_id = p.quote_id
  JOIN article_rows a ON a.article = q.article_id
  LEFT JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker
ORDER BY p.entity, p.role, a.number, q.span_start;
COMMENT ON TABLE said_rows IS 'For pages: a quotation with its speaker, or with somebody who is named in it; key: entity, role, article, quote';
COMMENT ON COLUMN said_rows.entity IS 'Who says it, or is named in it';
COMMENT ON COLUMN said_rows.role IS 'speaker or named';
COMMENT ON COLUMN said_rows.number IS 'The article''s place, see article_rows';
COMMENT ON COLUMN said_rows.article IS 'The article';
COMMENT ON COLUMN said_rows.quote IS 'The quotation';
COMMENT ON COLUMN said_rows.direct IS 'True for words between marks';
COMMENT ON COLUMN said_rows.via IS 'Medium through which the words came';
COMMENT ON COLUMN said_rows.span IS 'Where the words stand';
COMMENT ON COLUMN said_rows.title IS 'Headline of the article';
COMMENT ON COLUMN said_rows.outlet IS 'Who published it';
COMMENT ON COLUMN said_rows.published IS 'When';
COMMENT ON COLUMN said_rows.speaker IS 'Who speaks, where the entity is named';
