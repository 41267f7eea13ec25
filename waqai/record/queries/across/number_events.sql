-- A number for each event, in the order of their names.
CREATE OR REPLACE TEMP TABLE numbered_events AS
SELECT article_id, event_id, type, CAST(row_number() OVER (ORDER BY article_id, event_id) - 1 AS INTEGER) AS number,
  article_id IN (FROM touched) AS touched
FROM events;
