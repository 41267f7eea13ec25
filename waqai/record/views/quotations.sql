-- Questions put their own choice of quotations in place of the first line's (`database.chosen_from`).
CREATE VIEW quotations AS
WITH wanted AS NOT MATERIALIZED (FROM quotes)
SELECT
  q.article_id AS article, q.quote_id AS quote,
  CASE WHEN n.entity IS NOT NULL THEN {key: n.entity, name_ar: n.name_ar, name_en: n.name_en} END AS speaker,
  q.direct, q.via,
  {start: q.span_start, "end": q.span_end} AS span, piece(p.text, q.span_start, q.span_end) AS text,
  CASE WHEN q.cue_start IS NOT NULL THEN {start: q.cue_start, "end": q.cue_end} END AS cue,
  piece(p.text, q.cue_start, q.cue_end) AS cue_text,
  p.source, a.title, coalesce(a.outlet_name, a.outlet_domain) AS outlet, a.published, a.published_basis
FROM wanted q JOIN articles a ON a.article_id = q.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
  LEFT JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker;
COMMENT ON VIEW quotations IS 'Who said what: one row a quotation, with the exact words';
COMMENT ON COLUMN quotations.article IS 'Article id';
COMMENT ON COLUMN quotations.quote IS 'Quotation id in the article';
COMMENT ON COLUMN quotations.speaker IS 'Who speaks; null where the text does not say';
COMMENT ON COLUMN quotations.direct IS 'True for words between marks, false for a reported clause';
COMMENT ON COLUMN quotations.via IS 'Medium through which the words came';
COMMENT ON COLUMN quotations.span IS 'Span of the words';
COMMENT ON COLUMN quotations.text IS 'The words';
COMMENT ON COLUMN quotations.cue IS 'Span of the reporting verb or phrase';
COMMENT ON COLUMN quotations.cue_text IS 'The reporting verb or phrase';
COMMENT ON COLUMN quotations.source IS 'The page it stands in';
COMMENT ON COLUMN quotations.title IS 'Headline of the article';
COMMENT ON COLUMN quotations.outlet IS 'Who published the article';
COMMENT ON COLUMN quotations.published IS 'When the article was published';
COMMENT ON COLUMN quotations.published_basis IS 'given, page, inferred or unknown';
