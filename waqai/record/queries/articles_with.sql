-- The articles that hold every wanted word, each in one of its forms.
WITH wanted AS (
  SELECT unnest($units) AS unit, unnest($words) AS word, unnest($forms) AS form
)
SELECT id_of(s.page, s.part) AS article_id
FROM word_index s JOIN wanted w ON w.form = s.term
GROUP BY s.page, s.part
HAVING count(DISTINCT (w.unit, w.word)) = (SELECT count(DISTINCT (unit, word)) FROM wanted);
