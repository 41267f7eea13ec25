-- The word index of the articles of some pages.
DELETE FROM word_index WHERE (page, part) IN (
  SELECT (page_number(article_id), part_number(article_id)) FROM articles WHERE page_sha256 IN (SELECT unnest($pages)));
