-- In how many articles each of some terms stands as a whole word.
SELECT s.term, count(*) AS articles
FROM (SELECT DISTINCT unnest(CAST($terms AS VARCHAR[])) AS term) w JOIN word_index s ON s.term = w.term
WHERE s.whole > 0
GROUP BY s.term;
