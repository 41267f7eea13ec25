SELECT page_sha256, source, reading_version FROM pages WHERE page_sha256 IN (SELECT unnest($pages));
