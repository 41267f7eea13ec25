-- What the findings know of an article once its marks are in.
INSERT INTO article_marks
SELECT a.article_id, concat_ws('|', $version, p.reading_version, a.published, a.outlet_folded, a.title, a.text_sha256),
  a.published_day, a.outlet_folded, i.agency
FROM incoming i JOIN articles a ON a.article_id = i.article_id JOIN pages p ON p.page_sha256 = a.page_sha256;
