-- All that there is, to be laid out whole.
CREATE OR REPLACE TEMP TABLE laid_articles AS SELECT article_id FROM articles;
CREATE OR REPLACE TEMP TABLE laid_written AS FROM laid_articles;
CREATE OR REPLACE TEMP TABLE laid_entities AS SELECT DISTINCT entity FROM entities;
CREATE OR REPLACE TEMP TABLE laid_findings AS SELECT finding_id FROM findings;
