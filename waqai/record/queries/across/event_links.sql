-- The links of the touched events.
SELECT first_article, first_event, second_article, second_event, kind, score, because FROM event_links
WHERE (first_article, first_event) IN (FROM touched_events) OR (second_article, second_event) IN (FROM touched_events)
ORDER BY ALL;
