SELECT source, reason, detail FROM problems ORDER BY source;
