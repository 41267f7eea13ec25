-- Pages are looked up by their hash.  The index is made at a build's end and not kept while pages are written: hashes come
-- in no order, so that each would change another block of it.
CREATE INDEX IF NOT EXISTS pages_by_hash ON pages (page_sha256);
