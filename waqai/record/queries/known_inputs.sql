-- Inputs that need no reading: read by this version, or passed over by it for good (those with a reason).
SELECT s.source, s.input_sha256, NULL AS reason, NULL AS detail
FROM page_sources s JOIN pages p ON p.page_sha256 = s.page_sha256
WHERE p.reading_version = $version
UNION ALL
SELECT source, input_sha256, reason, detail FROM problems
WHERE reading_version = $version AND input_sha256 IS NOT NULL;
