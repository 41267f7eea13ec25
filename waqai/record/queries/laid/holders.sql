-- In how many articles a word stands, by its forms; more where several forms stand in one.
SELECT count(*) FROM word_index WHERE term IN (SELECT unnest(CAST($terms AS VARCHAR[])))
