-- Pairs of events (by their numbers), one of them in a touched article, that share a key at about the same time; or, in
-- linked articles (or one article), a type.
WITH timed AS (
  SELECT a.number AS one, b.number AS two
  FROM event_keys x
    JOIN event_keys y ON y.key = x.key AND x.first_day <= y.last_day AND y.first_day <= x.last_day
    JOIN numbered_events a ON a.article_id = x.article_id AND a.event_id = x.event_id
    JOIN numbered_events b ON b.article_id = y.article_id AND b.event_id = y.event_id
  WHERE a.touched AND (a.number < b.number OR NOT b.touched)
), linked AS (
  SELECT first_article AS a, second_article AS b FROM article_links WHERE first_article IN (FROM touched)
  UNION SELECT second_article, first_article FROM article_links WHERE second_article IN (FROM touched)
  UNION SELECT article_id, article_id FROM touched
), near AS (
  SELECT x.number AS one, y.number AS two
  FROM linked l JOIN numbered_events x ON x.article_id = l.a
    JOIN numbered_events y ON y.article_id = l.b AND y.type = x.type
  WHERE x.number <> y.number
)
SELECT DISTINCT least(one, two) AS one, greatest(one, two) AS two
FROM (FROM timed UNION ALL FROM near)
ORDER BY ALL;
