-- The occurrences of laid_occurrences, by their first day.
SELECT l.occurrence AS key, min(e.sort_day) AS place
FROM laid_occurrences l LEFT JOIN (
  SELECT coalesce(o.occurrence, e.article_id || '/' || e.event_id) AS occurrence, e.sort_day
  FROM events e LEFT JOIN once o ON o.article_id = e.article_id AND o.item = e.event_id
) e ON e.occurrence = l.occurrence
GROUP BY l.occurrence
