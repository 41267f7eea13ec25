-- The articles that hold what a choice of events (`timeline.sql`, put before as `chosen`) wants, each with them.
SELECT article_id, list(event_id ORDER BY event_id) AS events FROM chosen GROUP BY article_id ORDER BY article_id
