-- Pairs of events (by their numbers), one of them in a touched article, that share a key at about the same time; or, in
-- linked articles (or one article), a type; in one article, what may be a visit's part with the visit.  Of these only
-- such as may get a verdict by their sketches: by how their sides must meet (`kinds_met`) and how near their times must
-- be; `may` tells which, in bits: be one, be contrary, lead to one another, belong together; and whether
-- their articles are linked, and copy one another.  Numbers alone go through the work: names would make it several times
-- as large.  In the order of a key that they share (by a number, `shared`, that few keys have together) and of time, so
-- that neighbours share events.
CREATE OR REPLACE TEMP TABLE event_pairs AS
WITH keyed AS MATERIALIZED (
  SELECT n.number, n.touched, k.key, k.first_day, k.last_day, CAST(hash(k.key) >> 40 AS INTEGER) AS shared
  FROM event_keys k JOIN numbered_events n ON n.article_id = k.article_id AND n.event_id = k.event_id
), linked AS MATERIALIZED (
  SELECT a, b, bool_or(kind <> 'copy') AS linked, bool_or(kind = 'copy') AS copied
  FROM (
    SELECT first_article AS a, second_article AS b, kind FROM article_links WHERE first_article IN (FROM touched)
    UNION ALL SELECT second_article, first_article, kind FROM article_links WHERE second_article IN (FROM touched)
    UNION ALL SELECT article_id, article_id, 'same' FROM touched
  )
  GROUP BY a, b
), here AS MATERIALIZED (
  SELECT l.*, n.number, n.type FROM linked l JOIN numbered_events n ON n.article_id = l.a
), pairs AS (
  SELECT x.number AS one, y.number AS two, x.shared, false AS linked, false AS copied
  FROM keyed x JOIN keyed y ON y.key = x.key
  WHERE x.touched AND (x.number < y.number OR NOT y.touched)
    AND x.first_day <= y.last_day AND y.first_day <= x.last_day
  UNION ALL
  SELECT h.number, n.number, NULL, h.linked, h.copied
  FROM here h JOIN numbered_events n ON n.article_id = h.b
  WHERE h.number <> n.number
    AND (n.type = h.type OR (h.a = h.b AND n.type IN ('AGREE', 'CONSULT') AND h.type IN ('AGREE', 'CONSULT')))
), met AS (
  SELECT p.*, m.same, m.contrary, x.article = y.article AS together, x.dated AND y.dated AS dated,
    greatest(x.first_day - y.last_day, y.first_day - x.last_day) AS apart, least(x.first_day, y.first_day) AS day,
    CASE WHEN coalesce(x.day, 'infinity') <= coalesce(y.day, 'infinity') THEN m.leads ELSE 0 END
      | CASE WHEN coalesce(y.day, 'infinity') <= coalesce(x.day, 'infinity') THEN m.follows ELSE 0 END AS led,
    (x.doers & y.doers_near) | (x.doers_near & y.doers) AS doers,
    (x.others & y.others_near) | (x.others_near & y.others) AS others,
    (x.doers_near | x.others_near) & (y.doers_near | y.others_near) AS mixed,
    (x.others & y.doers_near) | (x.others_near & y.doers) | (y.others & x.doers_near) | (y.others_near & x.doers) AS asked
  FROM pairs p JOIN numbered_events x ON x.number = p.one JOIN numbered_events y ON y.number = p.two
    LEFT JOIN kinds_met m ON m.one = x.kind AND m.two = y.kind
), told AS (
  SELECT *, 16 | CASE WHEN doers <> 0 OR others <> 0 THEN 1 ELSE 0 END | CASE WHEN doers <> 0 AND others <> 0 THEN 2 ELSE 0 END
    | CASE WHEN mixed <> 0 THEN 4 ELSE 0 END | CASE WHEN asked <> 0 THEN 8 ELSE 0 END AS sides
  FROM met
), sorted AS (
  SELECT least(one, two) AS one, greatest(one, two) AS two, shared, day,
    CASE WHEN same <> 0 AND (copied OR ((same & sides) <> 0 AND CASE
      WHEN dated THEN apart <= CASE WHEN (same & 32) <> 0 THEN $moved ELSE $near END
      WHEN linked THEN apart IS NULL OR apart <= $linked
      ELSE apart <= 0 END)) THEN 1 ELSE 0 END
    | CASE WHEN (contrary & sides) <> 0 AND (apart IS NULL OR apart <= CASE WHEN dated THEN $near ELSE $denied END) THEN 2
      ELSE 0 END
    | CASE WHEN (led & sides) <> 0 THEN 4 ELSE 0 END
    | CASE WHEN together THEN 8 ELSE 0 END AS may,
    CASE WHEN linked THEN 16 ELSE 0 END | CASE WHEN copied THEN 32 ELSE 0 END AS articles
  FROM told
)
SELECT one, two, CAST(bit_or(may | articles) AS TINYINT) AS may FROM sorted WHERE may <> 0 GROUP BY one, two
ORDER BY min(shared) NULLS LAST, min(day), one, two;
