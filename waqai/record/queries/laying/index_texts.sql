-- Pages and articles are looked up by their hashes.  These indexes are made at a build's end and not kept while pages are
-- written: hashes come in no order, so that each would change another block.
CREATE INDEX IF NOT EXISTS pages_by_hash ON pages (page_sha256);
CREATE INDEX IF NOT EXISTS articles_by_id ON articles (article_id);
