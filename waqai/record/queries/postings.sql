-- The articles that hold a term: how often as a whole word and in all, and at which word first.
SELECT page, part, whole, times, first FROM word_index WHERE term = $term;
