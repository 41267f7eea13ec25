-- The tables of a record; what is laid out for pages is made of them.
SELECT table_name FROM duckdb_tables()
WHERE database_name = current_database() AND NOT starts_with(coalesce(comment, ''), 'For pages:') ORDER BY table_name
