-- The two events of each link of the touched events, or, if $whole, of all events of the touched articles.
SELECT first_article, first_event, second_article, second_event FROM event_links
WHERE CASE WHEN $whole THEN first_article IN (FROM touched) OR second_article IN (FROM touched)
  ELSE (first_article, first_event) IN (FROM touched_events) OR (second_article, second_event) IN (FROM touched_events) END
ORDER BY ALL;
