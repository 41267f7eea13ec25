-- The articles that hold one of some terms, that of NUMBER_: how often as a whole word and in all, and at which word first.
SELECT NUMBER_ AS term, hash(article_id, CAST($salt AS INTEGER)) AS key, whole, len(positions) AS times,
  positions[1] AS first
FROM search_terms WHERE term = $termNUMBER_
