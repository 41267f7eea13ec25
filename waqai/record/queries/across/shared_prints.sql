-- Who holds a fingerprint that one of the articles that came or went holds: of very many fingerprints the few that the
-- questions about copies look at, found in one reading of all.
CREATE OR REPLACE TEMP TABLE shared_prints AS
WITH wanted AS (
  SELECT print FROM article_prints WHERE article_id IN (FROM come) UNION FROM gone_prints
)
SELECT p.article_id, p.print, p.article_id IN (FROM come) AS come FROM article_prints p SEMI JOIN wanted w ON w.print = p.print;
