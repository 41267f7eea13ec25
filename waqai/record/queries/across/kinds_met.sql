-- How kinds of act may meet, by their numbers in numbered_events.
CREATE OR REPLACE TEMP TABLE kinds_met AS
WITH kinds AS (SELECT DISTINCT kind, kind_name FROM numbered_events)
SELECT x.kind AS one, y.kind AS two, m.same, m.contrary, m.leads, m.follows
FROM kinds_named m JOIN kinds x ON x.kind_name = m.one JOIN kinds y ON y.kind_name = m.two;
