-- Rows of the entities in laid_entities go.
DELETE FROM entity_rows WHERE key IN (SELECT entity FROM laid_entities);
DELETE FROM bearer_rows WHERE key IN (SELECT entity FROM laid_entities);
