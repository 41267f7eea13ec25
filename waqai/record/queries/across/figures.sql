-- The figures of the touched articles, and whether an event carries them.
SELECT q.article_id, q.value, q.value_to, q.unit, q.bound, q.counted, q.span_start, q.span_end,
  EXISTS (FROM event_quantities e WHERE e.article_id = q.article_id AND e.quantity_id = q.quantity_id) AS carried
FROM quantities q
WHERE q.article_id IN (FROM touched)
ORDER BY q.article_id, q.span_start, q.span_end, q.quantity_id;
