-- What an article tells, in its own order.
SELECT e.* FROM event_rows e WHERE e.article = $article ORDER BY e."trigger".start, e."trigger".end, e.event;
