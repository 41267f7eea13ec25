-- The same, where what articles hold is laid out for pages.
SELECT
  (SELECT count(*) FROM pages) AS pages,
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM entity_rows) AS entities,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM problems) AS problems,
  (SELECT first_published FROM count_rows) AS first_published,
  (SELECT last_published FROM count_rows) AS last_published,
  (SELECT value FROM about WHERE item = 'waqai') AS version;
