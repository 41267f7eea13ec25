-- Who may bear a name: those of whom it is a whole name or whole words of one, the nearest and busiest first; of those
-- in more articles than $beyond.  Who bears several such names comes several times.
SELECT key FROM bearer_rows
WHERE word = $word AND articles > $beyond AND contains(' ' || folded || ' ', ' ' || $folded || ' ')
ORDER BY folded <> $folded, events DESC, articles DESC, mentions DESC, key
LIMIT CAST($limit AS BIGINT);
