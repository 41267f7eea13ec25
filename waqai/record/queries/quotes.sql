-- Which quotations are wanted.  A condition stands only where its parameters are given (`database.only_given`); entities
-- come as lists of keys.  Pages are looked up for the quotations only of the days that the list may reach.
WITH fitting AS (
  SELECT q.article_id, q.quote_id, coalesce(a.published, '~') AS published
  FROM quotes q JOIN articles a ON a.article_id = q.article_id
  WHERE true
  AND q.direct = $direct
  AND a.published_day <= CAST($last AS DATE)
  AND a.published_day >= CAST($first AS DATE)
  AND contains(a.outlet_folded, $outlet)
  AND q.speaker IN (SELECT unnest(CAST($speaker AS VARCHAR[])))
  AND q.article_id IN (SELECT unnest(CAST($articles AS VARCHAR[])))
  AND (q.article_id, q.quote_id) IN (
    SELECT (o.article_id, o.quote_id)
    FROM quotes o JOIN mentions m ON m.article_id = o.article_id
      AND m.span_start >= o.span_start AND m.span_end <= o.span_end
    WHERE m.entity IN (SELECT unnest(CAST($about AS VARCHAR[]))))
  AND true
), reached AS (
  SELECT max(published) AS published FROM (SELECT published FROM fitting ORDER BY published LIMIT CAST($limit AS BIGINT))
)
SELECT q.*
FROM (SELECT f.* FROM fitting f, reached r WHERE f.published <= r.published) f
  JOIN quotes q ON q.article_id = f.article_id AND q.quote_id = f.quote_id
  JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
ORDER BY a.published NULLS LAST, p.source, q.article_id, q.span_start, q.span_end, q.quote_id
LIMIT CAST($limit AS BIGINT)
