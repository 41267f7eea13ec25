-- From layout 2 to 3: the word index names articles by numbers.  What was sorted by their ids is sorted by these.
INSERT INTO word_index
SELECT term, page_number(article_id), part_number(article_id), whole, len(positions), positions[1], positions
FROM old.search_terms ORDER BY rowid;
UPDATE about SET item = 'sorted word_index' WHERE item = 'sorted search_terms';
