-- The text of a page.
SELECT text FROM pages WHERE page_sha256 = $page;
