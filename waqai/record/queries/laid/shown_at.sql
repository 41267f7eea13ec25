-- What is shown of quotations or standing facts, those of ROWS_, by their articles and places; a number is made of both as in `laying/order`.
SELECT w.article, w.place, r.shown
FROM (
  SELECT article, place, md5_number_upper(substr(article, 1, 16))::HUGEINT * 68719476736
    + coalesce(TRY_CAST(substr(article, 18) AS USMALLINT), 0)::HUGEINT * 1048576 + place AS number
  FROM (SELECT unnest(CAST($articles AS VARCHAR[])) AS article, unnest(CAST($places AS INTEGER[])) AS place)
) w JOIN ROWS_ r ON r.number = w.number
