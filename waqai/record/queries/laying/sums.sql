-- Sums over all rows.
DELETE FROM day_sums;
INSERT INTO day_sums SELECT day, status, type, count(*) FROM event_rows WHERE leads GROUP BY ALL ORDER BY ALL;
DELETE FROM outlet_sums;
INSERT INTO outlet_sums
SELECT outlet, status, type, count(*) FROM event_rows WHERE leads AND outlet IS NOT NULL GROUP BY ALL ORDER BY ALL;
DELETE FROM kind_sums;
INSERT INTO kind_sums SELECT kind, after, count(*) FROM finding_rows GROUP BY ALL ORDER BY ALL;
DELETE FROM entity_sums;
INSERT INTO entity_sums SELECT type, count(*) FROM entity_rows WHERE events > 0 GROUP BY ALL ORDER BY ALL;
DELETE FROM pair_sums;
INSERT INTO pair_sums
SELECT one, two, CAST(sum(events) AS BIGINT) AS events, min(first_day), max(last_day) FROM pair_rows
WHERE way <> 'beside' GROUP BY one, two ORDER BY events DESC, one, two;
