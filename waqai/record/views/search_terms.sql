-- The word index with the ids of its articles.
CREATE VIEW search_terms AS
SELECT term, id_of(page, part) AS article_id, positions, whole FROM word_index;
COMMENT ON VIEW search_terms IS 'The word index with the ids of its articles; key: term, article_id';
COMMENT ON COLUMN search_terms.term IS 'A word with spelling variants brought together, or what is left once a particle is cut from its front';
COMMENT ON COLUMN search_terms.article_id IS 'The article';
COMMENT ON COLUMN search_terms.positions IS 'Numbers of the words, from the headline on; a gap parts headline and paragraphs';
COMMENT ON COLUMN search_terms.whole IS 'At how many of them the whole word is the term';
