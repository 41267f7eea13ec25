-- The articles of laid_written, by their day.
SELECT article_id AS key, published_day AS place FROM articles WHERE article_id IN (FROM laid_written)
