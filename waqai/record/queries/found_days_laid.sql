-- The same, as they are laid out for pages.
SELECT id AS finding_id, kind, score, independent, after AS status_after, first_day, last_day FROM finding_rows
