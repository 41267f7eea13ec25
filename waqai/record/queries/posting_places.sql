-- Every place of a term.
SELECT hash(article_id, CAST($salt AS INTEGER)) AS key, unnest(positions) AS place FROM search_terms WHERE term = $term;
