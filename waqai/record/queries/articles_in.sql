-- The articles of an outlet and a time; each filter is null where it is not wanted.
SELECT article_id FROM articles
WHERE ($outlet IS NULL OR contains(outlet_folded, $outlet))
  AND ($last IS NULL OR published_day <= CAST($last AS DATE))
  AND ($first IS NULL OR published_day >= CAST($first AS DATE))
ORDER BY article_id
