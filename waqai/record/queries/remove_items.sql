-- TABLE stands for each table of the items of articles.
DELETE FROM TABLE WHERE article_id IN (
  SELECT article_id FROM articles WHERE page_sha256 IN (SELECT unnest($pages)));
