-- Rows of the entities in laid_entities, and of the pairs in laid_pairs.  LAID_ACTORS stands for the view `actors` of
-- these entities alone.
DELETE FROM entity_rows WHERE key IN (FROM laid_entities);
INSERT INTO entity_rows
WITH played AS (
  SELECT entity, count(DISTINCT number) AS events, count(DISTINCT number) FILTER (role = 'place') AS here
  FROM event_entities WHERE entity IN (FROM laid_entities) GROUP BY entity
), forms AS MATERIALIZED (
  SELECT entity, name, folded, article_id FROM entity_names WHERE entity IN (FROM laid_entities)
), folded AS (
  SELECT entity, '| ' || string_agg(DISTINCT folded, ' | ' ORDER BY folded) || ' |' AS folded
  FROM forms GROUP BY entity
), called AS (
  SELECT entity, name, count(DISTINCT article_id) AS times FROM forms GROUP BY ALL
), names AS (
  SELECT entity, list({value: name, "count": times} ORDER BY times DESC, name)[:24] AS names FROM called GROUP BY entity
), chosen AS (LAID_ACTORS)
SELECT a.entity AS key, a.wikidata, a.name_ar, a.name_en, a.type, a.country, a.articles, a.mentions, a.quotes,
  coalesce(p.events, 0) AS events, coalesce(p.here, 0) AS here, coalesce(f.folded, '') AS folded,
  coalesce(n.names, []) AS names
FROM chosen a LEFT JOIN played p ON p.entity = a.entity LEFT JOIN folded f ON f.entity = a.entity
  LEFT JOIN names n ON n.entity = a.entity
ORDER BY events DESC, a.articles DESC, a.mentions DESC, key;

DELETE FROM pair_rows WHERE (one, two) IN (FROM laid_pairs);
INSERT INTO pair_rows
WITH wanted AS (SELECT one AS entity FROM laid_pairs UNION SELECT two FROM laid_pairs), sides AS MATERIALIZED (
  SELECT number, entity, bool_or(role = 'actor') AS acts
  FROM event_entities WHERE role <> 'place' AND state IS NULL AND entity IN (FROM wanted) GROUP BY number, entity
)
SELECT x.entity AS one, y.entity AS two, e.type, e.mode, e.status,
  CASE WHEN x.acts AND y.acts THEN 'both' WHEN x.acts THEN 'forth' ELSE 'back' END AS way,
  count(*) AS events, min(e.day) AS first_day, max(e.day) AS last_day
FROM sides x JOIN sides y ON y.number = x.number AND y.entity > x.entity
  JOIN laid_pairs p ON p.one = x.entity AND p.two = y.entity
  JOIN event_rows e ON e.number = x.number
WHERE x.acts OR y.acts
GROUP BY ALL
ORDER BY one, two, e.type, e.mode, e.status, way;
