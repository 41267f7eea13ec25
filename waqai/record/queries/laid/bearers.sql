-- Who bears a name.
SELECT key, CASE WHEN main > 0 THEN 1 ELSE 2 END AS nearness, CASE WHEN main > 0 THEN main ELSE calls END AS articles,
  NOT contains(key, '/') AS linked
FROM bearer_rows WHERE word = $word AND folded = $folded
QUALIFY nearness = min(nearness) OVER ()
ORDER BY articles DESC, key;
