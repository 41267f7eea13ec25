-- Who and what takes part in occurrences, the busiest first; with `folded`, whose name holds it, the nearest first.
WITH named AS (
  SELECT *, CASE WHEN $folded IS NULL THEN 0 WHEN list_contains(folded, $folded) THEN 0
    WHEN contains(' ' || array_to_string(folded, ' | ') || ' ', ' ' || $folded || ' ') THEN 1 ELSE 2 END AS nearness
  FROM entity_rows
  WHERE ($type IS NULL OR type = $type) AND ($folded IS NULL OR contains(array_to_string(folded, ' | '), $folded))
    AND (events > 0 OR $folded IS NOT NULL)
)
SELECT key, wikidata, name_ar, name_en, type, country, articles, mentions, quotes, events, here, count(*) OVER () AS total
FROM named WHERE nearness < 2
ORDER BY nearness, events DESC, articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
