-- Words of an article's page.
SELECT piece(p.text, CAST($span_start AS INTEGER), CAST($span_end AS INTEGER))
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256 WHERE a.article_id = $article
