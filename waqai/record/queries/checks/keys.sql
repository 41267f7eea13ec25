-- Rows that stand twice under one key.
SELECT NULL AS article, page_sha256 AS item, 'the page stands twice' AS detail FROM pages GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT article_id, 'article', 'the article stands twice' FROM articles GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT article_id, event_id, 'the event stands twice' FROM events GROUP BY article_id, event_id HAVING count(*) > 1
UNION ALL
SELECT article_id, mention_id, 'the mention stands twice' FROM mentions GROUP BY article_id, mention_id HAVING count(*) > 1
UNION ALL
SELECT article_id, quote_id, 'the quotation stands twice' FROM quotes GROUP BY article_id, quote_id HAVING count(*) > 1
UNION ALL
SELECT article_id, entity, 'the entity stands twice' FROM entities GROUP BY article_id, entity_id, entity HAVING count(*) > 1
ORDER BY ALL
