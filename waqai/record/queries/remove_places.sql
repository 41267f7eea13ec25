DELETE FROM page_sources WHERE (page_sha256, source) IN (SELECT unnest($pages), unnest($sources));
