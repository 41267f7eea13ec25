-- Which occurrences are laid out anew (laid_occurrences): those told in the articles in laid_articles.  What is laid out of
-- them goes; laid_numbers keeps their leading tellings, taking_part who took part in them, laid_sides who took part in any of their tellings.

-- A state stands for its country where it is called so in most articles; where that changes, all of the country's are
-- looked at again.
CREATE OR REPLACE TEMP TABLE states AS
SELECT country, arg_max(entity, weight) AS state FROM (
  SELECT country, entity, {articles: count(*), key: entity} AS weight FROM entities
  WHERE type = 'state' AND country IS NOT NULL GROUP BY country, entity)
GROUP BY country;
INSERT INTO laid_articles
SELECT DISTINCT article_id FROM entities WHERE country IN (
  SELECT coalesce(n.country, o.country) FROM states n FULL JOIN state_rows o ON o.country = n.country
  WHERE n.state IS DISTINCT FROM o.state);
DELETE FROM state_rows;
INSERT INTO state_rows FROM states ORDER BY country;

CREATE OR REPLACE TEMP TABLE once AS
SELECT s.article_id, s.item, min(s.finding_id) AS occurrence
FROM finding_sides s JOIN findings f ON f.finding_id = s.finding_id AND f.kind = 'occurrence'
WHERE s.item IS NOT NULL
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE laid_occurrences AS
SELECT occurrence FROM event_rows WHERE article IN (FROM laid_articles)
UNION SELECT occurrence FROM once WHERE article_id IN (FROM laid_articles)
UNION SELECT article_id || '/' || event_id FROM events WHERE article_id IN (FROM laid_articles);

CREATE OR REPLACE TEMP TABLE laid_numbers AS
SELECT number FROM event_rows WHERE leads AND occurrence IN (FROM laid_occurrences);
CREATE OR REPLACE TEMP TABLE taking_part AS FROM event_entities WHERE number IN (FROM laid_numbers);
CREATE OR REPLACE TEMP TABLE laid_tellings AS SELECT number FROM event_rows WHERE occurrence IN (FROM laid_occurrences);
CREATE OR REPLACE TEMP TABLE laid_sides AS
SELECT DISTINCT entity FROM part_rows WHERE (acts OR receives) AND number IN (FROM laid_tellings);
DELETE FROM telling_places WHERE number IN (FROM laid_tellings);
DELETE FROM part_rows WHERE number IN (FROM laid_tellings);
DELETE FROM event_rows WHERE occurrence IN (FROM laid_occurrences);
DELETE FROM event_entities WHERE number IN (FROM laid_numbers);
