-- The links of the touched articles.
SELECT first_article, second_article, kind, score FROM article_links
WHERE first_article IN (FROM touched) OR second_article IN (FROM touched)
ORDER BY ALL;
