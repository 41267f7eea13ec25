-- Entities over all articles.  A linked one's names come from the knowledge base and are the same everywhere; should
-- they differ between versions, the first in alphabetical order stands.  Questions put their own choice of entities in
-- place of the first line's (`database.chosen_from`).
CREATE VIEW actors AS
WITH wanted AS NOT MATERIALIZED (FROM entities), merged AS (
  SELECT entity, min(wikidata) AS wikidata, min(name_ar) AS name_ar, min(name_en) AS name_en, min(type) AS type,
    min(country) AS country, count(*) AS articles
  FROM wanted GROUP BY entity
), seen AS (
  SELECT entity, count(*) AS mentions FROM mentions
  WHERE entity IN (SELECT entity FROM wanted) GROUP BY entity
), played AS (
  SELECT entity, count(*) FILTER (role = 'actor') AS as_actor, count(*) FILTER (role = 'recipient') AS as_recipient
  FROM event_arguments WHERE entity IN (SELECT entity FROM wanted) GROUP BY entity
), spoken AS (
  SELECT speaker AS entity, count(*) AS quotes FROM quotes
  WHERE speaker IN (SELECT entity FROM wanted) GROUP BY speaker
), named AS (
  SELECT entity, list(DISTINCT name ORDER BY name) AS names FROM entity_names
  WHERE entity IN (SELECT entity FROM wanted) GROUP BY entity
)
SELECT entity, wikidata, name_ar, name_en, type, country, coalesce(names, []) AS names, articles,
  coalesce(mentions, 0) AS mentions, coalesce(as_actor, 0) AS as_actor, coalesce(as_recipient, 0) AS as_recipient,
  coalesce(quotes, 0) AS quotes
FROM merged LEFT JOIN seen USING (entity) LEFT JOIN played USING (entity) LEFT JOIN spoken USING (entity)
  LEFT JOIN named USING (entity);
COMMENT ON VIEW actors IS 'Whom and what the articles refer to, one row each: over all articles those that are linked or known by name or kind and state, others per article';
COMMENT ON COLUMN actors.entity IS 'The key of entities.entity';
COMMENT ON COLUMN actors.wikidata IS 'Wikidata id, where known';
COMMENT ON COLUMN actors.name_ar IS 'Arabic name';
COMMENT ON COLUMN actors.name_en IS 'English name, where known';
COMMENT ON COLUMN actors.type IS 'person, state, place, organisation, treaty, facility, weapon or other';
COMMENT ON COLUMN actors.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN actors.names IS 'Every name and every form seen';
COMMENT ON COLUMN actors.articles IS 'Articles that refer to it';
COMMENT ON COLUMN actors.mentions IS 'Places in the text that refer to it';
COMMENT ON COLUMN actors.as_actor IS 'Events in which it acts';
COMMENT ON COLUMN actors.as_recipient IS 'Events in which it is acted upon';
COMMENT ON COLUMN actors.quotes IS 'Quotations of its words';
