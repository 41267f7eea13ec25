-- What a search asks of all articles.
SELECT hash(article_id, CAST($salt AS INTEGER)) AS key, article_id, words, title_words,
  published_day - DATE '1970-01-01' AS day
FROM articles;
