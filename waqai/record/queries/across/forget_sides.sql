DELETE FROM finding_sides WHERE finding_id NOT IN (SELECT finding_id FROM findings);
