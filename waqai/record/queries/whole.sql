-- Articles whole: each with its page's text and, as lists of rows in the order of the reading, all that was read from it.
WITH wanted AS (SELECT unnest(CAST($articles AS VARCHAR[])) AS article_id),
  f AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM furniture x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  n AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM entities x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  m AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM mentions x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  t AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM times x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  q AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM quantities x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  s AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM quotes x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  e AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM events x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  g AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM event_arguments x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  p AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM event_spans x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  w AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM event_sources x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  k AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM event_quantities x SEMI JOIN wanted USING (article_id) GROUP BY 1),
  r AS (SELECT article_id, list(x ORDER BY x.rowid) AS rows FROM relations x SEMI JOIN wanted USING (article_id) GROUP BY 1)
SELECT a AS article, pages.text, pages.source, pages.encoding,
  coalesce(f.rows, []) AS furniture, coalesce(n.rows, []) AS entities, coalesce(m.rows, []) AS mentions,
  coalesce(t.rows, []) AS times, coalesce(q.rows, []) AS quantities, coalesce(s.rows, []) AS quotes,
  coalesce(e.rows, []) AS events, coalesce(g.rows, []) AS arguments, coalesce(p.rows, []) AS spans,
  coalesce(w.rows, []) AS sources, coalesce(k.rows, []) AS amounts, coalesce(r.rows, []) AS relations
FROM articles a SEMI JOIN wanted USING (article_id) JOIN pages ON pages.page_sha256 = a.page_sha256
  LEFT JOIN f USING (article_id) LEFT JOIN n USING (article_id) LEFT JOIN m USING (article_id)
  LEFT JOIN t USING (article_id) LEFT JOIN q USING (article_id) LEFT JOIN s USING (article_id)
  LEFT JOIN e USING (article_id) LEFT JOIN g USING (article_id) LEFT JOIN p USING (article_id)
  LEFT JOIN w USING (article_id) LEFT JOIN k USING (article_id) LEFT JOIN r USING (article_id)
ORDER BY a.article_id
