-- The pages that were found at some places.
SELECT DISTINCT page_sha256 FROM page_sources WHERE source IN (SELECT unnest($sources)) ORDER BY page_sha256;
