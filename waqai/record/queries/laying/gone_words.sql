-- What is laid out of the words of the articles in laid_written goes.
DELETE FROM mention_words WHERE article IN (FROM laid_written);
DELETE FROM quote_rows WHERE article IN (FROM laid_written);
DELETE FROM said_rows WHERE article IN (FROM laid_written);
DELETE FROM layer_rows WHERE article IN (FROM laid_written);
DELETE FROM fact_rows WHERE article IN (FROM laid_written);
DELETE FROM fact_lists WHERE article IN (FROM laid_written);
