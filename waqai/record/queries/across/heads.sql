-- The touched articles as stories show them: headline, or else first paragraph, with its place.
SELECT m.article_id, CAST(m.day AS VARCHAR) AS day, m.outlet, m.agency,
  coalesce(a.title, piece(p.text, a.body[1].span_start, least(a.body[1].span_end, a.body[1].span_start + 120)), '')
    AS title,
  coalesce(a.title_start, a.body[1].span_start, 0) AS span_start,
  coalesce(a.title_end, a.body[1].span_end, 0) AS span_end
FROM article_marks m JOIN articles a ON a.article_id = m.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE m.article_id IN (FROM touched)
ORDER BY m.article_id;
