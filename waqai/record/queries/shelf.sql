-- What a search asks of all articles.
SELECT page_number(article_id) AS page, part_number(article_id) AS part, words, title_words,
  published_day - DATE '1970-01-01' AS day
FROM articles;
