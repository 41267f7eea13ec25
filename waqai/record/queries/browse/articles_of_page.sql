-- The articles that stand in the same page: their ids begin with its hash, and by their ids they stand in order.
SELECT article_id AS article, title FROM articles
WHERE article_id > substr($page, 1, 16) || '-' AND article_id < substr($page, 1, 16) || '.' AND page_sha256 = $page
ORDER BY article_id;
