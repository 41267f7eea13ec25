-- Tellings by article and event, as pages show them.
SELECT e.* FROM event_rows e
WHERE e.article IN (SELECT unnest(CAST($articles AS VARCHAR[])))
  AND (e.article || '/' || e.event) IN (SELECT unnest(CAST($events AS VARCHAR[])))
ORDER BY e.number;
