-- Findings by their ids.
SELECT f.* FROM findings f WHERE f.finding_id IN (SELECT unnest(CAST($ids AS VARCHAR[])))
