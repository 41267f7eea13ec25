-- Rows of some entities (slice_keys), and of their names.  LAID_ACTORS stands for the view `actors` of these entities alone.
INSERT INTO entity_rows
WITH played AS (
  SELECT entity, count(DISTINCT number) AS events, count(DISTINCT number) FILTER (role = 'place') AS here
  FROM event_entities WHERE entity IN (FROM slice_keys) GROUP BY entity
), forms AS MATERIALIZED (
  SELECT entity, name, folded, article_id FROM entity_names WHERE entity IN (FROM slice_keys)
), folded AS (
  SELECT entity, '| ' || string_agg(DISTINCT folded, ' | ' ORDER BY folded) || ' |' AS folded
  FROM forms GROUP BY entity
), called AS (
  SELECT entity, name, count(DISTINCT article_id) AS times FROM forms GROUP BY ALL
), names AS (
  SELECT entity, list({value: name, "count": times} ORDER BY times DESC, name) AS names FROM called GROUP BY entity
), chosen AS (LAID_ACTORS)
SELECT a.entity AS key, a.wikidata, a.name_ar, a.name_en, a.type, a.country, a.articles, a.mentions, a.quotes,
  coalesce(p.events, 0) AS events, coalesce(p.here, 0) AS here, coalesce(f.folded, '') AS folded,
  coalesce(n.names, []) AS names
FROM chosen a LEFT JOIN played p ON p.entity = a.entity LEFT JOIN folded f ON f.entity = a.entity
  LEFT JOIN names n ON n.entity = a.entity
ORDER BY key;

INSERT INTO bearer_rows
WITH called AS (
  SELECT entity, folded, article_id, bool_or(main) AS main FROM entity_names
  WHERE entity IN (FROM slice_keys) AND folded <> '' GROUP BY ALL
), counted AS (
  SELECT entity, folded, count(*) FILTER (main) AS main, count(*) AS calls FROM called GROUP BY ALL
)
SELECT w.word, w.folded, w.entity AS key, w.main, w.calls, r.events, r.articles, r.mentions
FROM (SELECT *, unnest(list_distinct(string_split(folded, ' '))) AS word FROM counted) w
  JOIN entity_rows r ON r.key = w.entity
ORDER BY w.word, w.folded, r.events DESC, w.entity;
