-- Articles by BM25 (k1 = 1.2, b = 0.75).  A unit is a word or a phrase of the query; each word of it (number `word`)
-- may stand in several forms.  A word with particles counts half of the whole word, one in the headline once more.
-- Articles with the most units of the query come first.
WITH wanted AS (
  SELECT unnest($units) AS unit, unnest($words) AS word, unnest($lengths) AS length, unnest($forms) AS form
), postings AS MATERIALIZED (
  SELECT w.unit, w.word, w.length, s.article_id, s.positions, s.whole
  FROM search_terms s JOIN wanted w ON w.form = s.term
), single AS (
  SELECT unit, article_id, max((whole + len(positions)) / 2.0) AS weight, min(positions[1]) AS first_position
  FROM postings WHERE length = 1 GROUP BY ALL
), placed AS (
  SELECT unit, length, article_id, word, unnest(positions) - word AS start FROM postings WHERE length > 1
), matches AS (
  SELECT unit, article_id, start FROM placed GROUP BY unit, article_id, start, length HAVING count(DISTINCT word) = length
), phrases AS (
  SELECT unit, article_id, CAST(count(*) AS DOUBLE) AS weight, min(start) AS first_position
  FROM matches GROUP BY unit, article_id
), found AS MATERIALIZED (
  SELECT * FROM single UNION ALL SELECT * FROM phrases
), rarity AS (
  SELECT unit, count(*) AS articles FROM found GROUP BY unit
), size AS (
  SELECT count(*) AS articles, avg(words) AS words FROM articles
), weighed AS (
  SELECT f.unit, f.article_id, ln(1 + (size.articles - r.articles + 0.5) / (r.articles + 0.5)) AS rareness,
    f.weight + CASE WHEN f.first_position < a.title_words THEN 1 ELSE 0 END AS weight,
    1.2 * (0.25 + 0.75 * a.words / size.words) AS damping
  FROM found f JOIN rarity r USING (unit) JOIN articles a USING (article_id), size
), scored AS MATERIALIZED (
  SELECT article_id, count(*) AS units, round(sum(rareness * weight * 2.2 / (weight + damping)), 6) AS score
  FROM weighed GROUP BY article_id
), top AS MATERIALIZED (
  SELECT article_id, score FROM scored WHERE units = (SELECT max(units) FROM scored)
), least AS (
  SELECT min(score) AS score FROM (SELECT score FROM top ORDER BY score DESC LIMIT CAST($limit AS BIGINT))
), best AS MATERIALIZED (  -- of these alone it matters when and where they were published
  SELECT c.article_id, c.score
  FROM (SELECT t.* FROM top t, least l WHERE t.score >= l.score) c
    JOIN articles a USING (article_id) JOIN pages p USING (page_sha256)
  ORDER BY c.score DESC, a.published_day DESC NULLS LAST, p.source, c.article_id
  LIMIT CAST($limit AS BIGINT)
)
SELECT a.article_id AS article, b.score, p.text, a.body, a.title_start, a.title_end, p.source, a.title,
  coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM best b JOIN articles a USING (article_id) JOIN pages p USING (page_sha256)
ORDER BY b.score DESC, a.published_day DESC NULLS LAST, p.source, article;
