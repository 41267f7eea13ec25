-- Which events a timeline wants.  Each filter is null where it is not wanted; entities come as lists of keys.
SELECT e.*
FROM events e JOIN articles a ON a.article_id = e.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE ($type IS NULL OR e.type = $type)
  AND ($mode IS NULL OR e.mode = $mode)
  AND ($status IS NULL OR e.status = $status)
  AND ($least IS NULL OR e.confidence >= CAST($least AS DOUBLE))
  AND ($last IS NULL OR coalesce(e.first_day, e.sort_day) <= CAST($last AS DATE))
  AND ($first IS NULL OR coalesce(e.last_day, e.sort_day) >= CAST($first AS DATE))
  AND ($outlet IS NULL OR contains(a.outlet_folded, $outlet))
  AND ($actor IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND ($role IS NULL OR role = $role)
      AND entity IN (SELECT unnest(CAST($actor AS VARCHAR[])))))
  AND ($other IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND entity IN (SELECT unnest(CAST($other AS VARCHAR[])))))
  AND ($place IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role = 'place' AND entity IN (SELECT unnest(CAST($place AS VARCHAR[])))))
  AND ($said_by IS NULL OR (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_sources WHERE entity IN (SELECT unnest(CAST($said_by AS VARCHAR[])))))
ORDER BY e.sort_day NULLS LAST, p.source, e.article_id, e.trigger_start, e.trigger_end, e.type, e.event_id
LIMIT CAST($limit AS BIGINT)
