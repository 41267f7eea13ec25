-- The rows of the view, in the order in which `found.sql` chose them.
SELECT * FROM chosen
ORDER BY first_day NULLS LAST, list_min(list_transform(sides, lambda s: s.source)),
  list_min(list_transform(sides, lambda s: s.span.start)), id
