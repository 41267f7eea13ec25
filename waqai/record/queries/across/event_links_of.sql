-- The links of all events of the touched articles.
SELECT first_article, first_event, second_article, second_event, kind, score, because FROM event_links
WHERE first_article IN (FROM touched) OR second_article IN (FROM touched)
ORDER BY ALL;
