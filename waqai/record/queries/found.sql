-- Which findings are wanted.  A condition stands only where its parameters are given (`database.only_given`); entities
-- come as lists of keys.  Pages are looked up for the findings only of the days that the list may reach.
WITH fitting AS (
  SELECT b.finding_id, coalesce(b.first_day, DATE '9999-12-31') AS first_day
  FROM (
    SELECT f.finding_id, f.kind, f.score, f.independent, f.status_after, d.first_day, d.last_day
    FROM findings f JOIN (
      SELECT s.finding_id, min(a.published_day) AS first_day, max(a.published_day) AS last_day
      FROM finding_sides s JOIN articles a ON a.article_id = s.article_id GROUP BY s.finding_id
    ) d ON d.finding_id = f.finding_id
  ) b
  WHERE b.kind IN (SELECT unnest(CAST($kinds AS VARCHAR[])))
  AND b.finding_id IN (
    SELECT s.finding_id FROM finding_sides s JOIN articles a ON a.article_id = s.article_id
    WHERE contains(a.outlet_folded, $outlet))
  AND b.finding_id IN (
    SELECT s.finding_id FROM finding_sides s JOIN articles a ON a.article_id = s.article_id
      JOIN pages p ON p.page_sha256 = a.page_sha256
    WHERE contains(p.source, $source))
  AND b.score >= $least
  AND b.status_after = $after
  AND b.independent >= $independent
  AND b.first_day <= CAST($last AS DATE)
  AND b.last_day >= CAST($first AS DATE)
  AND b.finding_id IN (
    SELECT s.finding_id FROM finding_sides s JOIN mentions m ON m.article_id = s.article_id
      AND m.span_start >= s.span_start AND m.span_end <= s.span_end
    WHERE m.entity IN (SELECT unnest(CAST($actor AS VARCHAR[]))))
  AND true
), reached AS (
  SELECT max(first_day) AS day FROM (
    SELECT first_day FROM fitting ORDER BY first_day LIMIT CAST($limit AS BIGINT))
), about AS (
  SELECT f.finding_id, any_value(f.first_day) AS first_day, min(p.source) AS source, min(s.span_start) AS span_start
  FROM fitting f JOIN finding_sides s ON s.finding_id = f.finding_id
    JOIN articles a ON a.article_id = s.article_id JOIN pages p ON p.page_sha256 = a.page_sha256, reached r
  WHERE f.first_day <= r.day
  GROUP BY f.finding_id
)
SELECT f.*
FROM findings f JOIN about b ON b.finding_id = f.finding_id
ORDER BY b.first_day, b.source, b.span_start, f.finding_id
LIMIT CAST($limit AS BIGINT)
