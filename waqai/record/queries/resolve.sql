-- Who may be meant by a name: by a main name, by a form seen, by a part of a name; `nearness` 1 is nearest.  WHOLE stands
-- for the names that are looked at: whole ones first, which stand together, then those that hold the words.
WITH near AS (
  SELECT entity, folded, article_id, CASE
      WHEN folded = $folded AND main THEN 1
      WHEN folded = $folded THEN 2
      WHEN contains(' ' || folded || ' ', ' ' || $folded || ' ') THEN 3
    END AS nearness
  FROM entity_names WHERE WHOLE
), best AS (
  SELECT entity, folded, article_id, min(nearness) AS nearness FROM near WHERE nearness IS NOT NULL GROUP BY ALL
)
SELECT entity AS key, nearness, count(*) AS articles, NOT contains(entity, '/') AS linked
FROM best
WHERE nearness = (SELECT min(nearness) FROM best)
GROUP BY ALL
ORDER BY articles DESC, key;
