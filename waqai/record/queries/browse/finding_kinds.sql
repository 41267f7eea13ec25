-- How many findings there are of each kind, outcomes by what became of them.
SELECT kind, became, findings AS count FROM kind_sums ORDER BY kind, became;
