-- Articles as they are compared, with the text of their page.
SELECT a.article_id, p.text, a.title, a.title_start, a.title_end, a.body, CAST(a.published_day AS VARCHAR) AS day,
  a.outlet_folded AS outlet, a.author
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE a.article_id IN (SELECT unnest($articles))
ORDER BY a.published_day NULLS LAST, a.article_id;
