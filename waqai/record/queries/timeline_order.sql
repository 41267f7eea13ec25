-- The rows of the view, in the order in which `timeline.sql` chose them.
SELECT * FROM chosen
ORDER BY sort_day NULLS LAST, source, article, "trigger".start, "trigger"."end", type, event
