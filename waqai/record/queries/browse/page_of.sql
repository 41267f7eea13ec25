-- The page that an article stands in.
SELECT page_sha256 AS page FROM articles WHERE article_id = $article;
