DELETE FROM finding_sides WHERE finding_id IN (FROM forgotten);
