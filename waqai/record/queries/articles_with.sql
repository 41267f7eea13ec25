-- The articles that hold every wanted word, each in one of its forms.
WITH wanted AS (
  SELECT unnest($units) AS unit, unnest($words) AS word, unnest($forms) AS form
)
SELECT s.article_id
FROM search_terms s JOIN wanted w ON w.form = s.term
GROUP BY s.article_id
HAVING count(DISTINCT (w.unit, w.word)) = (SELECT count(DISTINCT (unit, word)) FROM wanted);
