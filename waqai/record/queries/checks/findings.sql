-- Findings that do not fit their sides, and sides that do not fit their articles.
WITH counted AS (
  SELECT finding_id, count(*) AS sides, count(DISTINCT article_id) AS articles FROM finding_sides GROUP BY finding_id
)
SELECT NULL AS article, f.finding_id AS item, 'the ' || f.kind || ' has ' || coalesce(c.sides, 0) || ' sides' AS detail
FROM findings f LEFT JOIN counted c USING (finding_id)
WHERE coalesce(c.sides, 0) < if(f.kind = 'outcome' AND f.status_after = 'open', 1, 2)
UNION ALL
SELECT NULL, f.finding_id, 'it says ' || f.articles || ' articles, its sides come from ' || c.articles
FROM findings f JOIN counted c USING (finding_id) WHERE f.articles <> c.articles
UNION ALL
SELECT NULL, finding_id, 'its ' || count(*) || ' sides are not numbered from 1 on'
FROM finding_sides GROUP BY finding_id HAVING min(position) <> 1 OR max(position) <> count(*) OR count(DISTINCT position) <> count(*)
UNION ALL
SELECT NULL, finding_id, 'the finding stands twice' FROM findings GROUP BY finding_id HAVING count(*) > 1
UNION ALL
SELECT NULL, finding_id, independent || ' independent sources among ' || articles || ' articles'
FROM findings WHERE independent > articles
UNION ALL
SELECT NULL, finding_id, 'its score ' || score || ' is not between 0 and 1' FROM findings WHERE score < 0 OR score > 1
UNION ALL
SELECT NULL, f.finding_id, 'it is a part of ' || f.part_of || ', which is not there'
FROM findings f ANTI JOIN findings g ON g.finding_id = f.part_of
WHERE f.part_of IS NOT NULL AND f.kind = 'occurrence'
UNION ALL
SELECT s.article_id, s.finding_id, 'a side of a finding that is not there'
FROM finding_sides s ANTI JOIN findings USING (finding_id)
UNION ALL
SELECT s.article_id, s.finding_id, 'a side from an article that is not there'
FROM finding_sides s ANTI JOIN articles USING (article_id)
UNION ALL
SELECT s.article_id, s.finding_id, 'its event ' || s.item || ' is not there'
FROM finding_sides s ANTI JOIN events e ON e.article_id = s.article_id AND e.event_id = s.item
WHERE s.item IS NOT NULL
UNION ALL
SELECT s.article_id, s.finding_id, 'a side [' || s.span_start || ', ' || s.span_end || ') outside its page'
FROM finding_sides s JOIN articles a USING (article_id) JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE s.span_start < 0 OR s.span_end <= s.span_start OR s.span_end > length(p.text)
ORDER BY ALL
