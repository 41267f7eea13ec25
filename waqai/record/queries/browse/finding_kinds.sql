-- How many findings there are of each kind, outcomes by what became of them.
SELECT kind, after AS became, count(*) AS count FROM finding_rows GROUP BY ALL ORDER BY kind, became;
