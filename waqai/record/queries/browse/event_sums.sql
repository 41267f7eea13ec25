-- How many occurrences there are (SUMMED) by day and status, by type and by outlet; `what` says which of these a row counts.
-- The days of a status, each with its number, come in one value, in no order: they are thousands, and to hand over a row
-- for each costs more than to count them.
SELECT what, coalesce(status, type, outlet) AS value, string_agg(concat(day, ' ', events), ' ') AS told
FROM (SUMMED) GROUP BY ALL;
