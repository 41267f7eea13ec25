-- Where it is noted what a build does to findings.
CREATE OR REPLACE TEMP TABLE findings_before (finding_id VARCHAR, print UBIGINT);
CREATE OR REPLACE TEMP TABLE sides_before (finding_id VARCHAR, article_id VARCHAR);
CREATE OR REPLACE TEMP TABLE findings_put (finding_id VARCHAR);
