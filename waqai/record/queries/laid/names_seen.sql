-- By which words the articles refer to somebody.
SELECT words AS value, CAST(sum(times) AS BIGINT) AS count FROM called_rows
WHERE entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
GROUP BY ALL ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT)
