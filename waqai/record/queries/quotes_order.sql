-- The rows of the view, in the order in which `quotes.sql` chose them.
SELECT * FROM chosen
ORDER BY published NULLS LAST, source, article, span.start, span."end", quote
