-- Pairs of events (by their numbers), one of them in a touched article, that share a key at about the same time; or, in
-- linked articles (or one article), a type; in one article, what may be a visit's part with the visit.  The numbers are put to the keys and links first: joined later, the pairs
-- would carry long names through all of the work.
WITH keyed AS MATERIALIZED (
  SELECT n.number, n.touched, k.key, k.first_day, k.last_day
  FROM event_keys k JOIN numbered_events n ON n.article_id = k.article_id AND n.event_id = k.event_id
), timed AS (
  SELECT x.number AS one, y.number AS two
  FROM keyed x JOIN keyed y ON y.key = x.key
  WHERE x.touched AND (x.number < y.number OR NOT y.touched)
    AND x.first_day <= y.last_day AND y.first_day <= x.last_day
), linked AS MATERIALIZED (
  SELECT first_article AS a, second_article AS b FROM article_links WHERE first_article IN (FROM touched)
  UNION SELECT second_article, first_article FROM article_links WHERE second_article IN (FROM touched)
  UNION SELECT article_id, article_id FROM touched
), here AS MATERIALIZED (
  SELECT l.a, l.b, n.number, n.type FROM linked l JOIN numbered_events n ON n.article_id = l.a
), near AS (
  SELECT h.number AS one, n.number AS two
  FROM here h JOIN numbered_events n ON n.article_id = h.b
  WHERE h.number <> n.number
    AND (n.type = h.type OR (h.a = h.b AND n.type IN ('AGREE', 'CONSULT') AND h.type IN ('AGREE', 'CONSULT')))
)
SELECT DISTINCT least(one, two) AS one, greatest(one, two) AS two
FROM (FROM timed UNION ALL FROM near)
ORDER BY ALL;
