-- Who may bear a name: those of whom it is a whole name or whole words of one, the nearest and busiest first.
WITH named AS MATERIALIZED (
  SELECT key, CASE WHEN list_contains(folded, $folded) THEN 0
    WHEN contains(' ' || array_to_string(folded, ' | ') || ' ', ' ' || $folded || ' ') THEN 1 END AS nearness
  FROM entity_rows WHERE contains(array_to_string(folded, ' | '), $folded)
), nearest AS MATERIALIZED (
  SELECT e.*, n.nearness FROM named n JOIN entity_rows e ON e.key = n.key WHERE n.nearness IS NOT NULL
)
SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here, count(*) OVER () AS total
FROM nearest ORDER BY nearness, events DESC, articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
