-- Who published how much.
SELECT outlet AS value, count(*) AS count FROM article_rows WHERE outlet IS NOT NULL
GROUP BY ALL ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT);
