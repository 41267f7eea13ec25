-- In how many articles a term stands as a whole word.
SELECT term, count(*) AS articles FROM search_terms WHERE term IN (SELECT unnest($terms)) AND whole > 0 GROUP BY term;
