-- Of these tellings those of the occurrences that come first: an occurrence has the day of its first telling of it as done,
-- or else of its first.
WITH told AS MATERIALIZED (
  SELECT w.number, w.way, r.occurrence, r.status NOT IN ('occurred', 'ongoing') AS undone, coalesce(r.day, 'infinity') AS day
  FROM (CHOSEN) w JOIN event_rows r ON r.number = w.number
), days AS (
  SELECT occurrence, arg_min(day, {undone: undone, day: day}) AS day FROM told GROUP BY occurrence
), reached AS (
  SELECT max(day) AS day FROM (SELECT day FROM days ORDER BY day LIMIT CAST($limit AS BIGINT))
)
SELECT t.number, t.way FROM told t JOIN days d ON d.occurrence = t.occurrence, reached r WHERE d.day <= r.day
