-- The telling words of the articles in near_articles.
CREATE OR REPLACE TEMP TABLE near_terms AS
SELECT n.number, t.term, t.weight FROM article_terms t JOIN near_articles n ON n.article_id = t.article_id;
