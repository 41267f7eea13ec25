-- In how many events somebody takes part, by type.
SELECT type AS value, count(DISTINCT_ number) AS count FROM part_rows
WHERE (acts OR receives) AND entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
GROUP BY ALL ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT)
