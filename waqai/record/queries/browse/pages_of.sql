-- The pages that articles stand in.
SELECT a.article_id, a.page_sha256 FROM (SELECT unnest(CAST($articles AS VARCHAR[])) AS article) w
JOIN articles a ON a.article_id = w.article;
