-- Who and what takes part in occurrences, the busiest first.
WITH page AS (
  SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here FROM entity_rows
  WHERE events > 0 AND ($type IS NULL OR type = $type)
  ORDER BY events DESC, articles DESC, mentions DESC, key
  LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)
)
SELECT *, (SELECT CAST(sum(entities) AS BIGINT) FROM entity_sums WHERE $type IS NULL OR type = $type) AS total
FROM page ORDER BY events DESC, articles DESC, mentions DESC, key;
