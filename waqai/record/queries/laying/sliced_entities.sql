-- The entities of laid_entities, in the order of their rows.
SELECT DISTINCT entity AS key, entity AS place FROM laid_entities
