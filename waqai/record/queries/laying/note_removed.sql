-- Articles of pages that are about to be taken out, and whom they refer to.
INSERT INTO unlaid
WITH leaving AS MATERIALIZED (SELECT article_id FROM articles WHERE page_sha256 IN (SELECT unnest($pages)))
SELECT article_id, NULL FROM leaving
UNION ALL SELECT article_id, entity FROM entities WHERE article_id IN (FROM leaving);
