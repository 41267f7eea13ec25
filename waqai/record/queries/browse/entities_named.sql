-- Who may bear a name: those of whom it is a whole name or whole words of one, the nearest and busiest first; of those
-- in more articles than $beyond.
WITH nearest AS MATERIALIZED (
  SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here,
    CASE WHEN contains(folded, '| ' || $folded || ' |') THEN 0 ELSE 1 END AS nearness
  FROM entity_rows WHERE articles > $beyond AND contains(folded, ' ' || $folded || ' ')
)
SELECT * EXCLUDE nearness FROM nearest ORDER BY nearness, events DESC, articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT);
