DELETE FROM findings WHERE finding_id IN (FROM forgotten);
