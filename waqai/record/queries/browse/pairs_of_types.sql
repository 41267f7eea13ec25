-- Pairs by acts of some types.
SELECT one, two, CAST(sum(events) AS BIGINT) AS events, min(first_day) AS first_day, max(last_day) AS last_day
FROM pair_rows WHERE way <> 'beside' AND type IN (SELECT unnest(CAST($types AS VARCHAR[]))) GROUP BY one, two
