-- Who and what takes part in occurrences, the busiest first.
WITH page AS (
  SELECT key FROM actor_sums WHERE $type IS NULL OR type = $type
  ORDER BY events DESC, articles DESC, mentions DESC, key
  LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT r.key, r.wikidata, r.name_ar, r.name_en, r.type, r.country, r.articles, r.mentions, r.quotes, r.events, r.here,
  (SELECT CAST(sum(entities) AS BIGINT) FROM entity_sums WHERE $type IS NULL OR type = $type) AS total
FROM page p JOIN entity_rows r ON r.key = p.key
ORDER BY r.events DESC, r.articles DESC, r.mentions DESC, r.key;
