-- Quotations by publication day.  Each filter is null where it is not wanted; entities come as lists of keys.
SELECT t.*
FROM quotations t JOIN quotes q ON q.article_id = t.article AND q.quote_id = t.quote
  JOIN articles a ON a.article_id = t.article
WHERE ($direct IS NULL OR q.direct = $direct)
  AND ($last IS NULL OR a.published_day <= CAST($last AS DATE))
  AND ($first IS NULL OR a.published_day >= CAST($first AS DATE))
  AND ($outlet IS NULL OR contains(a.outlet_folded, $outlet))
  AND ($speaker IS NULL OR list_contains($speaker, q.speaker))
  AND ($about IS NULL OR EXISTS (
    SELECT 1 FROM mentions m
    WHERE m.article_id = q.article_id AND m.span_start >= q.span_start AND m.span_end <= q.span_end
      AND list_contains($about, m.entity)))
ORDER BY a.published_day NULLS LAST, t.source, t.article, q.span_start, q.span_end, t.quote
LIMIT CAST($limit AS BIGINT);
