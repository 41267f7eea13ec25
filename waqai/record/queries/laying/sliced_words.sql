-- The articles of laid_written, in the order of their pages.
SELECT article_id AS key, page_sha256 AS place FROM articles WHERE article_id IN (FROM laid_written)
