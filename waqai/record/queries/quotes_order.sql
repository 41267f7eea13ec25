-- The rows of the view, in the order in which `quotes.sql` chose them.
ORDER BY published NULLS LAST, source, article, span.start, span."end", quote
