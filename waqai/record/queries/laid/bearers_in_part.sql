-- Who bears a name that holds these words.
SELECT key, 3 AS nearness, CAST(sum(calls) AS BIGINT) AS articles, NOT contains(key, '/') AS linked
FROM bearer_rows WHERE word = $word AND contains(' ' || folded || ' ', ' ' || $folded || ' ')
GROUP BY key
ORDER BY articles DESC, key;
