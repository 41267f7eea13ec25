-- How much the record holds.
FROM count_rows;
