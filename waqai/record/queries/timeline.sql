-- Events by day.  Each filter is null where it is not wanted; entities come as lists of keys.
SELECT t.* REPLACE (CAST(t.sort_day AS VARCHAR) AS sort_day)
FROM timeline t JOIN events e ON e.article_id = t.article AND e.event_id = t.event
  JOIN articles a ON a.article_id = t.article
WHERE ($type IS NULL OR e.type = $type)
  AND ($mode IS NULL OR e.mode = $mode)
  AND ($status IS NULL OR e.status = $status)
  AND ($last IS NULL OR coalesce(e.first_day, e.sort_day) <= CAST($last AS DATE))
  AND ($first IS NULL OR coalesce(e.last_day, e.sort_day) >= CAST($first AS DATE))
  AND ($outlet IS NULL OR contains(a.outlet_folded, $outlet))
  AND ($actor IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND ($role IS NULL OR role = $role) AND list_contains($actor, entity)))
  AND ($other IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND list_contains($other, entity)))
  AND ($place IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments WHERE role = 'place' AND list_contains($place, entity)))
  AND ($said_by IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_sources WHERE list_contains($said_by, entity)))
ORDER BY t.sort_day NULLS LAST, a.published_day NULLS LAST, t.source, t.article, e.trigger_start, e.trigger_end,
  t.type, t.event
LIMIT CAST($limit AS BIGINT);
