-- Which events a timeline wants.  A condition stands only where its parameters are given (`database.only_given`); entities
-- come as lists of keys.  What a page is called matters for the order within a day alone, so pages are looked up for
-- the events only of the days that the list may reach.
WITH fitting AS (
  SELECT e.article_id, e.event_id, coalesce(e.sort_day, DATE '9999-12-31') AS day
  FROM events e
  WHERE true
  AND e.type = $type
  AND e.mode = $mode
  AND e.status = $status
  AND e.confidence >= CAST($least AS DOUBLE)
  AND coalesce(e.first_day, e.sort_day) <= CAST($last AS DATE)
  AND coalesce(e.last_day, e.sort_day) >= CAST($first AS DATE)
  AND e.article_id IN (SELECT article_id FROM articles WHERE contains(outlet_folded, $outlet))
  AND (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND entity IN (SELECT unnest(CAST($actor AS VARCHAR[]))))
  AND (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role = $role AND entity IN (SELECT unnest(CAST($actor AS VARCHAR[]))))
  AND (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role IN ('actor', 'recipient') AND entity IN (SELECT unnest(CAST($other AS VARCHAR[]))))
  AND (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_arguments
    WHERE role = 'place' AND entity IN (SELECT unnest(CAST($place AS VARCHAR[]))))
  AND (e.article_id, e.event_id) IN (
    SELECT (article_id, event_id) FROM event_sources WHERE entity IN (SELECT unnest(CAST($said_by AS VARCHAR[]))))
  AND true
), reached AS (
  SELECT max(day) AS day FROM (SELECT day FROM fitting ORDER BY day LIMIT CAST($limit AS BIGINT))
)
SELECT e.*
FROM (SELECT f.* FROM fitting f, reached r WHERE f.day <= r.day) f
  JOIN events e ON e.article_id = f.article_id AND e.event_id = f.event_id
  JOIN articles a ON a.article_id = e.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
ORDER BY e.sort_day NULLS LAST, p.source, e.article_id, e.trigger_start, e.trigger_end, e.type, e.event_id
LIMIT CAST($limit AS BIGINT)
