-- Pages and articles that do not fit one another, or their own lengths and hashes.
SELECT NULL AS article, page_sha256 AS item,
  'it says ' || characters || ' characters and has ' || length(text) AS detail
FROM pages WHERE characters <> length(text)
UNION ALL
SELECT NULL, page_sha256, 'the page has no source' FROM pages ANTI JOIN page_sources USING (page_sha256)
UNION ALL
SELECT NULL, page_sha256, 'a source of a page that is not there' FROM page_sources ANTI JOIN pages USING (page_sha256)
UNION ALL
SELECT article_id, page_sha256, 'its page is not there' FROM articles ANTI JOIN pages USING (page_sha256)
UNION ALL
SELECT a.article_id, 'text', 'its text is not the one that was read: the hash differs'
FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE a.text_sha256 <> sha256(array_to_string(list_transform(a.body, lambda part: piece(p.text, part.span_start, part.span_end)), chr(10)))
ORDER BY ALL
