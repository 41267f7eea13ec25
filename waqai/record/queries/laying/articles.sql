-- Rows of the articles in laid_articles, of the words said in those that were written anew, and how much there is.
DELETE FROM article_rows WHERE article IN (FROM laid_articles);
INSERT INTO article_rows
WITH told AS (
  SELECT article, count(*) AS events FROM event_rows WHERE article IN (FROM laid_articles) GROUP BY article
), carried AS (
  SELECT s.article_id, min(f.finding_id) FILTER (f.kind = 'story') AS story,
    count(DISTINCT f.finding_id) FILTER (f.kind = 'copy' AND s.position = 1) AS copied_by,
    count(DISTINCT f.finding_id) FILTER (f.kind = 'copy' AND s.position > 1) AS copies,
    count(DISTINCT f.finding_id) FILTER (f.kind IN ('number', 'unit', 'date', 'place', 'actor', 'yes-no')) AS disagreements
  FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id
  WHERE s.article_id IN (FROM laid_articles)
  GROUP BY s.article_id
)
SELECT ordered(a.published_day, a.article_id, latest := true) AS number,
  a.article_id AS article, coalesce(a.title, '') AS title, coalesce(a.outlet_name, a.outlet_domain) AS outlet,
  a.published, a.published_day AS day, a.published_basis, p.source, a.words, coalesce(t.events, 0) AS events, c.story,
  coalesce(c.copied_by, 0) AS copied_by, coalesce(c.copies, 0) AS copies, coalesce(c.disagreements, 0) AS disagreements
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN told t ON t.article = a.article_id LEFT JOIN carried c ON c.article_id = a.article_id
WHERE a.article_id IN (FROM laid_articles)
ORDER BY number;

-- By whom words were said, and who is named in the words of others.
DELETE FROM said_rows WHERE article IN (FROM laid_written);
INSERT INTO said_rows
WITH words AS MATERIALIZED (
  SELECT * FROM quotes WHERE speaker IS NOT NULL AND article_id IN (FROM laid_written)
), parts AS (
  SELECT q.article_id, q.quote_id, q.speaker AS entity, 'speaker' AS role FROM words q
  UNION SELECT q.article_id, q.quote_id, m.entity, 'named' AS role
  FROM words q JOIN mentions m ON m.article_id = q.article_id AND m.span_start >= q.span_start AND m.span_end <= q.span_end
  WHERE q.direct AND m.entity <> q.speaker
)
SELECT p.entity, p.role, a.number, q.article_id AS article, q.quote_id AS quote, q.direct, q.via,
  {start: q.span_start, "end": q.span_end} AS span, a.title, a.outlet, a.published,
  CASE WHEN p.role = 'named' THEN {key: n.entity, name_ar: n.name_ar, name_en: n.name_en, type: n.type} END AS speaker
FROM parts p JOIN words q ON q.article_id = p.article_id AND q.quote_id = p.quote_id
  JOIN article_rows a ON a.article = q.article_id
  LEFT JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker
ORDER BY p.entity, p.role, a.number, q.span_start;

DELETE FROM fact_rows WHERE article IN (FROM laid_written);
INSERT INTO fact_rows
SELECT e.entity, r.article_id AS article, r.number, r.relation, {start: r.span_start, "end": r.span_end} AS span, r.as_of,
  r.subject, r.object
FROM relations r, LATERAL (SELECT r.subject AS entity UNION SELECT r.object) e
WHERE r.article_id IN (FROM laid_written)
ORDER BY e.entity, r.article_id, r.span_start, r.number;

DELETE FROM count_rows;
INSERT INTO count_rows
SELECT
  (SELECT count(*) FROM pages) AS pages,
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM entity_rows) AS entities,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM problems) AS problems,
  (SELECT min(published) FROM articles) AS first_published,
  (SELECT max(published) FROM articles) AS last_published,
  (SELECT value FROM about WHERE item = 'waqai') AS version;
DELETE FROM unlaid;
