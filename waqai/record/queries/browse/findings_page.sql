-- Which findings a page shows, the latest first.
SELECT number, count(*) OVER () AS total FROM finding_rows
WHERE kind IN (SELECT unnest(CAST($kinds AS VARCHAR[])))
  AND ($became IS NULL OR after = $became)
  AND ($settled IS NULL OR (after <> 'open') = $settled)
  AND ($entity IS NULL OR list_contains(entities, $entity))
ORDER BY CASE WHEN $by = 'weight' THEN coalesce(severity, 0) * score * carriers END DESC,
  CASE WHEN $by = 'carriers' THEN carriers END DESC, number
LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT);
