-- The indexes of pages and articles go, before these are written or sorted.
DROP INDEX IF EXISTS pages_by_hash;
DROP INDEX IF EXISTS articles_by_id;
