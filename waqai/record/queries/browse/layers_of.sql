-- An article without its text, and all that was read from it but events; a number is made of its id as in `laying/order`.
SELECT r.shown
FROM (
  SELECT md5_number_upper(substr(article, 1, 16))::HUGEINT * 68719476736
    + coalesce(TRY_CAST(substr(article, 18) AS USMALLINT), 0)::HUGEINT * 1048576 AS number
  FROM (SELECT CAST($article AS VARCHAR) AS article)
) w JOIN layer_rows r ON r.number = w.number
WHERE r.article = $article;
