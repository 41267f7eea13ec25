-- By which words all articles refer to the entities in laid_entities.
DELETE FROM called_rows WHERE entity IN (SELECT entity FROM laid_entities);
INSERT INTO called_rows
SELECT entity, words, CAST(sum(times) AS BIGINT) AS times
FROM mention_words WHERE entity IN (SELECT entity FROM laid_entities)
GROUP BY ALL
ORDER BY entity, times DESC, words;
