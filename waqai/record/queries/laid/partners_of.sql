-- With whom somebody shares events, by Arabic name.
SELECT name AS value, events AS count FROM partner_rows
WHERE entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
ORDER BY count DESC, value LIMIT CAST($limit AS BIGINT)
