-- Which findings are wanted.  Each filter is null where it is not wanted; entities come as lists of keys.
WITH about AS (
  SELECT s.finding_id, min(a.published_day) AS first_day, max(a.published_day) AS last_day,
    bool_or($outlet IS NULL OR contains(a.outlet_folded, $outlet)) AS of_outlet,
    bool_or($source IS NULL OR contains(p.source, $source)) AS of_source,
    min(p.source) AS source, min(s.span_start) AS span_start
  FROM finding_sides s JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  GROUP BY s.finding_id
)
SELECT f.*
FROM findings f JOIN about b ON b.finding_id = f.finding_id
WHERE f.kind IN (SELECT unnest(CAST($kinds AS VARCHAR[])))
  AND b.of_outlet AND b.of_source
  AND ($least IS NULL OR f.score >= $least)
  AND ($after IS NULL OR f.status_after = $after)
  AND ($independent IS NULL OR f.independent >= $independent)
  AND ($last IS NULL OR b.first_day <= CAST($last AS DATE))
  AND ($first IS NULL OR b.last_day >= CAST($first AS DATE))
  AND ($actor IS NULL OR f.finding_id IN (
    SELECT s.finding_id FROM finding_sides s JOIN mentions m ON m.article_id = s.article_id
      AND m.span_start >= s.span_start AND m.span_end <= s.span_end
    WHERE m.entity IN (SELECT unnest(CAST($actor AS VARCHAR[])))))
ORDER BY b.first_day NULLS LAST, b.source, b.span_start, f.finding_id
LIMIT CAST($limit AS BIGINT)
