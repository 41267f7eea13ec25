-- How much the record holds: what a build may change without laying anything out is counted.
SELECT c.pages, c.articles, c.entities, c.events, c.quotes, (SELECT count(*) FROM problems) AS problems,
  c.first_published, c.last_published, (SELECT value FROM about WHERE item = 'waqai') AS version
FROM count_rows c;
