-- Which quotations are wanted.  Each filter is null where it is not wanted; entities come as lists of keys.
SELECT q.*
FROM quotes q JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE ($direct IS NULL OR q.direct = $direct)
  AND ($last IS NULL OR a.published_day <= CAST($last AS DATE))
  AND ($first IS NULL OR a.published_day >= CAST($first AS DATE))
  AND ($outlet IS NULL OR contains(a.outlet_folded, $outlet))
  AND ($speaker IS NULL OR q.speaker IN (SELECT unnest(CAST($speaker AS VARCHAR[]))))
  AND ($articles IS NULL OR q.article_id IN (SELECT unnest(CAST($articles AS VARCHAR[]))))
  AND ($about IS NULL OR (q.article_id, q.quote_id) IN (
    SELECT (o.article_id, o.quote_id)
    FROM quotes o JOIN mentions m ON m.article_id = o.article_id
      AND m.span_start >= o.span_start AND m.span_end <= o.span_end
    WHERE m.entity IN (SELECT unnest(CAST($about AS VARCHAR[])))))
ORDER BY a.published NULLS LAST, p.source, q.article_id, q.span_start, q.span_end, q.quote_id
LIMIT CAST($limit AS BIGINT)
