-- One row a finding with its passages.  Questions put their own choice of findings in place of the first line's
-- (`database.chosen_from`).
CREATE VIEW across AS
WITH wanted AS NOT MATERIALIZED (FROM findings), passages AS MATERIALIZED (  -- their pages are looked up from a list: else DuckDB was seen to read all texts
  SELECT s.*, a.page_sha256, a.published, a.published_day, coalesce(a.outlet_name, a.outlet_domain) AS outlet
  FROM finding_sides s SEMI JOIN wanted w ON w.finding_id = s.finding_id JOIN articles a ON a.article_id = s.article_id
), speakers AS (
  SELECT s.finding_id, s.position,
    list({key: n.entity, name_ar: n.name_ar, name_en: n.name_en} ORDER BY list_position(s.said_by, n.entity)) AS names
  FROM passages s JOIN entities n ON n.article_id = s.article_id AND list_contains(s.said_by, n.entity)
  WHERE len(s.said_by) > 0
  GROUP BY ALL
), told AS (
  SELECT s.finding_id, min(s.published_day) AS first_day, max(s.published_day) AS last_day,
    list({
      source: p.source, article: s.article_id, span: {start: s.span_start, "end": s.span_end},
      text: piece(p.text, s.span_start, s.span_end), value: s.value, said_by: coalesce(k.names, []),
      published: s.published, outlet: s.outlet, event: s.item} ORDER BY s.position) AS sides
  FROM passages s JOIN (
      SELECT p.* FROM (SELECT unnest(list(DISTINCT page_sha256)) AS page_sha256 FROM passages) w
        JOIN pages p ON p.page_sha256 = w.page_sha256
    ) p ON p.page_sha256 = s.page_sha256
    LEFT JOIN speakers k ON k.finding_id = s.finding_id AND k.position = s.position
  GROUP BY s.finding_id
)
SELECT w.finding_id AS id, w.kind, w.about, w.score, w.because, w.severity, w.articles, w.independent,
  w.status_before AS before, w.status_after AS after, w.days, w.part_of, t.first_day, t.last_day, t.sides
FROM wanted w JOIN told t ON t.finding_id = w.finding_id;
COMMENT ON VIEW across IS 'What was found across articles: one row a finding, with the exact words of both sides';
COMMENT ON COLUMN across.id IS 'The finding''s id, the same in every build';
COMMENT ON COLUMN across.kind IS 'copy, story, occurrence, outcome; disagreements: number, unit, date, place, actor, yes-no';
COMMENT ON COLUMN across.about IS 'What it is about; of a story the headline that stands for all';
COMMENT ON COLUMN across.score IS 'How sure it is, between 0 and 1';
COMMENT ON COLUMN across.because IS 'On what ground';
COMMENT ON COLUMN across.severity IS 'How far the sides of a disagreement are apart, between 0 and 1';
COMMENT ON COLUMN across.articles IS 'How many articles carry it';
COMMENT ON COLUMN across.independent IS 'How many of them neither copy one another nor credit one agency';
COMMENT ON COLUMN across.before IS 'Outcomes: what the event was given for';
COMMENT ON COLUMN across.after IS 'Outcomes: fulfilled, partly, changed, cancelled, overtaken, contradicted or open';
COMMENT ON COLUMN across.days IS 'Outcomes and copies: days between the sides';
COMMENT ON COLUMN across.part_of IS 'The occurrence that this one is a part of';
COMMENT ON COLUMN across.first_day IS 'Earliest publication day of its articles';
COMMENT ON COLUMN across.last_day IS 'Latest publication day of its articles';
COMMENT ON COLUMN across.sides IS 'The passages: source, article, span, text, value, said_by, published, outlet, event';
