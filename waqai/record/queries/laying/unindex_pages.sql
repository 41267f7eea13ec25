-- The index of pages goes, before pages are written or sorted.
DROP INDEX IF EXISTS pages_by_hash;
