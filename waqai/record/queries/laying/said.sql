-- The lists of the quotations and standing facts in some articles (slice_keys).  A quotation stands in the list of its
-- speaker, and of those mentioned in it: as `named` where these are somebody else's own words.
INSERT INTO said_rows
WITH words AS MATERIALIZED (
  SELECT q.article_id AS article, r.place, q.speaker, q.direct, q.span_start, q.span_end, a.published_day AS day,
    a.published, a.outlet_folded, p.source
  FROM quotes q JOIN quote_rows r ON r.article = q.article_id AND r.quote = q.quote_id
    JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  WHERE q.article_id IN (FROM slice_keys)
), parts AS (
  SELECT '' AS entity, 'said' AS role, article, place FROM words
  UNION ALL SELECT speaker, 'speaker', article, place FROM words WHERE speaker IS NOT NULL
  UNION ALL SELECT DISTINCT m.entity, CASE WHEN q.direct AND m.entity <> q.speaker THEN 'named' ELSE 'within' END,
    q.article, q.place
  FROM words q JOIN mentions m ON m.article_id = q.article AND m.span_start >= q.span_start AND m.span_end <= q.span_end
  WHERE m.article_id IN (FROM slice_keys)
)
SELECT p.entity, p.role, q.day, p.article, p.place, q.direct, q.published, q.outlet_folded,
  q.source
FROM parts p JOIN words q ON q.article = p.article AND q.place = p.place
ORDER BY p.entity, p.role, q.day, p.article, p.place;

INSERT INTO fact_lists
WITH told AS MATERIALIZED (
  SELECT r.article_id, r.number, r.subject, r.object, r.office_of, r.span_start, r.as_of, r.relation, r.standing,
    f.tied, a.published_day, a.outlet_folded, p.source
  FROM relations r JOIN articles a ON a.article_id = r.article_id
    JOIN pages p ON p.page_sha256 = a.page_sha256
    JOIN fact_rows f ON f.article = r.article_id AND f.place = r.number
  WHERE r.article_id IN (FROM slice_keys)
), listed AS (
  SELECT '' AS entity, false AS at_end, article_id, number FROM told
  UNION ALL SELECT entity, bool_or(at_end), article_id, number FROM (
    SELECT subject AS entity, true AS at_end, article_id, number FROM told
    UNION ALL SELECT object, true, article_id, number FROM told
    UNION ALL SELECT office_of, false, article_id, number FROM told WHERE office_of IS NOT NULL)
  GROUP BY entity, article_id, number
)
SELECT l.entity, t.article_id AS article, t.number, t.span_start, t.as_of, t.relation, t.standing, t.tied AND l.at_end AS tied,
  t.published_day AS day, t.outlet_folded, t.source
FROM listed l JOIN told t ON t.article_id = l.article_id AND t.number = l.number
ORDER BY l.entity, t.as_of, t.article_id, t.number;
