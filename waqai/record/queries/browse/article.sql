-- One article with the whole text of its page, which is looked up by itself: $page is what it stands in.
SELECT a.article_id AS article, a.title, a.title_start, a.title_end, a.outlet_name, a.outlet_domain, a.body, a.published,
  a.published_basis, a.author, coalesce(a.url, p.url) AS url, p.source, p.text, p.encoding, a.page_sha256 AS page
FROM articles a, pages p WHERE a.article_id = $article AND p.page_sha256 = $page;
