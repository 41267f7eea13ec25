-- Whose articles stand for the occurrences.
SELECT outlet AS value, CAST(sum(events) AS BIGINT) AS count FROM (WANTED) WHERE outlet IS NOT NULL
GROUP BY ALL ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT);
