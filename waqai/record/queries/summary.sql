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
