-- The word index by term, so that each term stands in a few blocks.
CREATE TEMP TABLE sorted_terms AS FROM search_terms ORDER BY term, article_id;
DELETE FROM search_terms;
INSERT INTO search_terms FROM sorted_terms;
DROP TABLE sorted_terms;
