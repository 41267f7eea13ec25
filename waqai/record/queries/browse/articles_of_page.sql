-- The articles that stand in the same page.
SELECT article_id AS article, title FROM articles WHERE page_sha256 = $page ORDER BY article_id;
