-- Every place of a term.
SELECT page, part, unnest(positions) AS place FROM word_index WHERE term = $term;
