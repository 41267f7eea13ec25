-- Every telling of an occurrence, the one that stands for it first.
SELECT e.* FROM event_rows e WHERE e.occurrence = $occurrence ORDER BY NOT e.leads, e.published NULLS LAST, e.number;
