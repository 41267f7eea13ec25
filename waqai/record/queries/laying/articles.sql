-- Rows of the articles in laid_articles, and how much there is.
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
