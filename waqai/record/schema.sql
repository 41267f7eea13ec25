-- The record's tables.  Keys are made of content (a page's hash, ids that a reading gives), never of the order in which
-- pages came in, so that the same pages make the same record.  Spans count Unicode code points of pages.text, start
-- included, end not; piece(text, start, end) cuts them out.  There are no indexes and no enforced keys: rows are only
-- ever appended or removed with their page, in one transaction, and an index would make each page dearer than the last.

CREATE MACRO piece(body, span_start, span_end) AS substring(body, span_start + 1, span_end - span_start);
COMMENT ON MACRO piece IS 'The exact words of a span: piece(pages.text, span_start, span_end)';
CREATE MACRO page_number(article_id) AS CAST('0x' || substr(article_id, 1, 16) AS UBIGINT);
COMMENT ON MACRO page_number IS 'The page that an article''s id tells, as a number: word_index.page';
CREATE MACRO part_number(article_id) AS CAST(substr(article_id, 18) AS UINTEGER);
COMMENT ON MACRO part_number IS 'The article''s number in its page, as its id tells it: word_index.part';
CREATE MACRO id_of(page, part) AS printf('%016x-%d', page, part);
COMMENT ON MACRO id_of IS 'The id of an article of the word index: id_of(word_index.page, word_index.part)';

CREATE TABLE about (item VARCHAR, value VARCHAR);
COMMENT ON TABLE about IS 'What this file is: schema (version of this layout), waqai (version that made it), record_id';
COMMENT ON COLUMN about.item IS 'Name of the item';
COMMENT ON COLUMN about.value IS 'Its value, as text';

-- Texts are kept as they are: packed, as DuckDB packs those of more than 4,096 bytes, one costs the unpacking of many.
CREATE TABLE pages (
  page_sha256 VARCHAR, source VARCHAR, kind VARCHAR, encoding VARCHAR, url VARCHAR,
  text VARCHAR USING COMPRESSION uncompressed, characters INTEGER, reading_version VARCHAR);
COMMENT ON TABLE pages IS 'Raw inputs, each with the whole text that all spans count in; key: page_sha256';
COMMENT ON COLUMN pages.page_sha256 IS 'Hash of the raw input: the page''s identity';
COMMENT ON COLUMN pages.source IS 'Where it was read from: a path, or path#row; the first in alphabetical order, if it was found in several places';
COMMENT ON COLUMN pages.kind IS 'text, html, feed or table';
COMMENT ON COLUMN pages.encoding IS 'Character encoding that the input was decoded from';
COMMENT ON COLUMN pages.url IS 'Web address, where one came with the page';
COMMENT ON COLUMN pages.text IS 'The decoded or extracted text; lone surrogates stand as U+FFFD';
COMMENT ON COLUMN pages.characters IS 'Length of the text in code points';
COMMENT ON COLUMN pages.reading_version IS 'Version of Waqai and of its knowledge that read this page; another one reads it again';

CREATE TABLE page_sources (page_sha256 VARCHAR, source VARCHAR, input_sha256 VARCHAR);
COMMENT ON TABLE page_sources IS 'Every place where a page was found; key: page_sha256, source';
COMMENT ON COLUMN page_sources.page_sha256 IS 'The page';
COMMENT ON COLUMN page_sources.source IS 'The place: a path, or path#row';
COMMENT ON COLUMN page_sources.input_sha256 IS 'Hash of the raw input with what came with it (title, date, outlet, options): when it changes, the page is read again';

CREATE TABLE problems (source VARCHAR, reason VARCHAR, detail VARCHAR, input_sha256 VARCHAR, reading_version VARCHAR);
COMMENT ON TABLE problems IS 'Pages that were passed over; key: source';
COMMENT ON COLUMN problems.source IS 'The page: a path, or path#row';
COMMENT ON COLUMN problems.reason IS 'empty, binary, not-arabic, too-large, unreadable, encoding, malformed, no-text or failed';
COMMENT ON COLUMN problems.detail IS 'What was wrong, in words';
COMMENT ON COLUMN problems.input_sha256 IS 'Hash of the raw input, where it is not worth trying again until it changes; else null';
COMMENT ON COLUMN problems.reading_version IS 'Version of Waqai that passed it over';

CREATE TABLE articles (
  article_id VARCHAR, page_sha256 VARCHAR, title VARCHAR, title_start INTEGER, title_end INTEGER,
  outlet_name VARCHAR, outlet_domain VARCHAR, outlet_folded VARCHAR, language VARCHAR,
  body STRUCT(span_start INTEGER, span_end INTEGER)[], text_sha256 VARCHAR,
  published VARCHAR, published_day DATE, published_basis VARCHAR, published_why VARCHAR, author VARCHAR, url VARCHAR,
  words INTEGER, title_words INTEGER);
COMMENT ON TABLE articles IS 'News items; a page may hold several; key: article_id';
COMMENT ON COLUMN articles.article_id IS 'First 16 hex digits of the page''s hash, and its number in the page';
COMMENT ON COLUMN articles.page_sha256 IS 'The page it stands in';
COMMENT ON COLUMN articles.title IS 'Headline, as printed';
COMMENT ON COLUMN articles.title_start IS 'Where the headline stands in the page; null if it came from outside the text';
COMMENT ON COLUMN articles.title_end IS 'End of the headline in the page';
COMMENT ON COLUMN articles.outlet_name IS 'Who published it, as printed';
COMMENT ON COLUMN articles.outlet_domain IS 'Internet domain of the outlet';
COMMENT ON COLUMN articles.outlet_folded IS 'Outlet name and domain with spelling variants brought together, for look-up';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code';
COMMENT ON COLUMN articles.body IS 'Spans of the article''s text in the page, in order';
COMMENT ON COLUMN articles.text_sha256 IS 'Hash of the article''s own text';
COMMENT ON COLUMN articles.published IS 'Publication date or month, ISO 8601; null where nothing gives ground for one';
COMMENT ON COLUMN articles.published_day IS 'First day of published, for sorting and filtering';
COMMENT ON COLUMN articles.published_basis IS 'given (with the page), page (printed), inferred (from the text) or unknown';
COMMENT ON COLUMN articles.published_why IS 'The ground of an inferred date';
COMMENT ON COLUMN articles.author IS 'Author, as printed';
COMMENT ON COLUMN articles.url IS 'Web address of the article';
COMMENT ON COLUMN articles.words IS 'Number of words, for ranking a search';
COMMENT ON COLUMN articles.title_words IS 'How many of them stand in the headline';

CREATE TABLE furniture (
  article_id VARCHAR, number INTEGER, span_start INTEGER, span_end INTEGER, kind VARCHAR, rule VARCHAR);
COMMENT ON TABLE furniture IS 'Pieces of a page that are no part of an article; key: article_id, number';
COMMENT ON COLUMN furniture.article_id IS 'The article that it stands next to';
COMMENT ON COLUMN furniture.number IS 'Its number, from 1';
COMMENT ON COLUMN furniture.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN furniture.span_end IS 'End in the page''s text';
COMMENT ON COLUMN furniture.kind IS 'cookie, navigation, related, tags, promotion, comments, caption or other';
COMMENT ON COLUMN furniture.rule IS 'What recognised it';

CREATE TABLE entities (
  article_id VARCHAR, entity VARCHAR, entity_id VARCHAR, wikidata VARCHAR, name_ar VARCHAR, name_en VARCHAR,
  names VARCHAR[], type VARCHAR, country VARCHAR, rule VARCHAR);
COMMENT ON TABLE entities IS 'Whom and what an article refers to; key: article_id, entity; over all articles: view actors';
COMMENT ON COLUMN entities.article_id IS 'The article';
COMMENT ON COLUMN entities.entity IS 'Wikidata id or knowledge-base id, the same in every article; for one that no list holds its name or kind and its state, where the article gives them (person:NAME:EG, body:KIND:EG), else article_id/local id';
COMMENT ON COLUMN entities.entity_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN entities.wikidata IS 'Wikidata id, where known';
COMMENT ON COLUMN entities.name_ar IS 'Arabic name';
COMMENT ON COLUMN entities.name_en IS 'English name, where known';
COMMENT ON COLUMN entities.names IS 'Every form seen in this article';
COMMENT ON COLUMN entities.type IS 'person, state, place, organisation, treaty, facility, weapon or other';
COMMENT ON COLUMN entities.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN entities.rule IS 'What recognised it';

CREATE TABLE entity_names (article_id VARCHAR, entity VARCHAR, name VARCHAR, folded VARCHAR, main BOOLEAN);
COMMENT ON TABLE entity_names IS 'Names by which an entity can be looked up; key: article_id, entity, name';
COMMENT ON COLUMN entity_names.article_id IS 'The article in which the entity bears the name';
COMMENT ON COLUMN entity_names.entity IS 'The entity';
COMMENT ON COLUMN entity_names.name IS 'The name, as written';
COMMENT ON COLUMN entity_names.folded IS 'The name with spelling variants brought together';
COMMENT ON COLUMN entity_names.main IS 'True for its Arabic and English name, false for other forms seen';

CREATE TABLE mentions (
  article_id VARCHAR, mention_id VARCHAR, span_start INTEGER, span_end INTEGER, kind VARCHAR, entity VARCHAR,
  rule VARCHAR);
COMMENT ON TABLE mentions IS 'Places in the text that refer to an entity; key: article_id, mention_id';
COMMENT ON COLUMN mentions.article_id IS 'The article';
COMMENT ON COLUMN mentions.mention_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN mentions.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN mentions.span_end IS 'End in the page''s text';
COMMENT ON COLUMN mentions.kind IS 'name, title, metonym, demonym or pronoun';
COMMENT ON COLUMN mentions.entity IS 'Whom or what it refers to';
COMMENT ON COLUMN mentions.rule IS 'What recognised it';

CREATE TABLE times (
  article_id VARCHAR, time_id VARCHAR, span_start INTEGER, span_end INTEGER, value VARCHAR, first_day DATE,
  last_day DATE, kind VARCHAR, anchor VARCHAR, why VARCHAR, rule VARCHAR);
COMMENT ON TABLE times IS 'Time expressions; key: article_id, time_id';
COMMENT ON COLUMN times.article_id IS 'The article';
COMMENT ON COLUMN times.time_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN times.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN times.span_end IS 'End in the page''s text';
COMMENT ON COLUMN times.value IS 'ISO 8601 value with TIMEX3 practice; null where it cannot be known';
COMMENT ON COLUMN times.first_day IS 'First day that the value covers; null for durations and unknown years';
COMMENT ON COLUMN times.last_day IS 'Last day that the value covers';
COMMENT ON COLUMN times.kind IS 'date, time, duration or set';
COMMENT ON COLUMN times.anchor IS 'What it was counted from: published, another time''s id, or null for an absolute one';
COMMENT ON COLUMN times.why IS 'Why there is no value';
COMMENT ON COLUMN times.rule IS 'What recognised it';

CREATE TABLE quantities (
  article_id VARCHAR, quantity_id VARCHAR, span_start INTEGER, span_end INTEGER, value DOUBLE, value_to DOUBLE,
  unit VARCHAR, bound VARCHAR, counted VARCHAR, rule VARCHAR);
COMMENT ON TABLE quantities IS 'Numbers with their units; key: article_id, quantity_id';
COMMENT ON COLUMN quantities.article_id IS 'The article';
COMMENT ON COLUMN quantities.quantity_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN quantities.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN quantities.span_end IS 'End in the page''s text';
COMMENT ON COLUMN quantities.value IS 'The number, or the lower end of a range';
COMMENT ON COLUMN quantities.value_to IS 'Upper end of a range';
COMMENT ON COLUMN quantities.unit IS 'ISO 4217 currency, percent, person, or the English singular of the thing counted';
COMMENT ON COLUMN quantities.bound IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN quantities.counted IS 'The words that say what was counted';
COMMENT ON COLUMN quantities.rule IS 'What recognised it';

CREATE TABLE quotes (
  article_id VARCHAR, quote_id VARCHAR, span_start INTEGER, span_end INTEGER, direct BOOLEAN, speaker VARCHAR,
  cue_start INTEGER, cue_end INTEGER, via VARCHAR, rule VARCHAR);
COMMENT ON TABLE quotes IS 'Words reported as somebody''s; key: article_id, quote_id; with their text: view quotations';
COMMENT ON COLUMN quotes.article_id IS 'The article';
COMMENT ON COLUMN quotes.quote_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN quotes.span_start IS 'Start in the page''s text, quotation marks left out';
COMMENT ON COLUMN quotes.span_end IS 'End in the page''s text';
COMMENT ON COLUMN quotes.direct IS 'True for words between marks, false for a reported clause';
COMMENT ON COLUMN quotes.speaker IS 'Entity that speaks; null where the text does not say';
COMMENT ON COLUMN quotes.cue_start IS 'Start of the reporting verb or phrase';
COMMENT ON COLUMN quotes.cue_end IS 'End of the reporting verb or phrase';
COMMENT ON COLUMN quotes.via IS 'Medium through which the words came';
COMMENT ON COLUMN quotes.rule IS 'What recognised it';

CREATE TABLE events (
  article_id VARCHAR, event_id VARCHAR, type VARCHAR, mode VARCHAR, trigger_start INTEGER, trigger_end INTEGER,
  sentence_start INTEGER, sentence_end INTEGER, "time" VARCHAR, first_day DATE, last_day DATE, sort_day DATE,
  object VARCHAR, status VARCHAR, status_start INTEGER, status_end INTEGER, said_by_start INTEGER, said_by_end INTEGER,
  quote_id VARCHAR, confidence DOUBLE, rule VARCHAR);
COMMENT ON TABLE events IS 'Mentions of acts, each with its evidence; key: article_id, event_id; with names and words: view timeline';
COMMENT ON COLUMN events.article_id IS 'The article';
COMMENT ON COLUMN events.event_id IS 'Its id in the article''s reading';
COMMENT ON COLUMN events.type IS 'PLOVER type: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE or ASSAULT';
COMMENT ON COLUMN events.mode IS 'PLOVER mode, e.g. visit';
COMMENT ON COLUMN events.trigger_start IS 'Start of the words that name the act';
COMMENT ON COLUMN events.trigger_end IS 'End of the words that name the act';
COMMENT ON COLUMN events.sentence_start IS 'Start of the sentence';
COMMENT ON COLUMN events.sentence_end IS 'End of the sentence';
COMMENT ON COLUMN events."time" IS 'When, as the article says (ISO 8601, TIMEX3 practice); null where it does not';
COMMENT ON COLUMN events.first_day IS 'First day that time covers; null where it is unknown';
COMMENT ON COLUMN events.last_day IS 'Last day that time covers';
COMMENT ON COLUMN events.sort_day IS 'first_day, or else the article''s publication day: for sorting only';
COMMENT ON COLUMN events.object IS 'The words that say what was agreed, demanded, delivered, ...';
COMMENT ON COLUMN events.status IS 'occurred, ongoing, planned, possible, conditional or denied: what the article gives it for';
COMMENT ON COLUMN events.status_start IS 'Start of the words that give the status';
COMMENT ON COLUMN events.status_end IS 'End of the words that give the status';
COMMENT ON COLUMN events.said_by_start IS 'Start of the words that name the source';
COMMENT ON COLUMN events.said_by_end IS 'End of the words that name the source';
COMMENT ON COLUMN events.quote_id IS 'The quotation that it stands in';
COMMENT ON COLUMN events.confidence IS 'Between 0 and 1';
COMMENT ON COLUMN events.rule IS 'What recognised it';

CREATE TABLE event_arguments (
  article_id VARCHAR, event_id VARCHAR, role VARCHAR, position INTEGER, entity VARCHAR);
COMMENT ON TABLE event_arguments IS 'Who and where: the entities of an event; key: article_id, event_id, role, position';
COMMENT ON COLUMN event_arguments.article_id IS 'The article';
COMMENT ON COLUMN event_arguments.event_id IS 'The event';
COMMENT ON COLUMN event_arguments.role IS 'actor, recipient or place';
COMMENT ON COLUMN event_arguments.position IS 'Its number among those of its role, from 1';
COMMENT ON COLUMN event_arguments.entity IS 'The entity';

CREATE TABLE event_spans (
  article_id VARCHAR, event_id VARCHAR, role VARCHAR, position INTEGER, span_start INTEGER, span_end INTEGER);
COMMENT ON TABLE event_spans IS 'Where the parts of an event were read; key: article_id, event_id, role, position';
COMMENT ON COLUMN event_spans.article_id IS 'The article';
COMMENT ON COLUMN event_spans.event_id IS 'The event';
COMMENT ON COLUMN event_spans.role IS 'actor, recipient, place, time, ...';
COMMENT ON COLUMN event_spans.position IS 'Its number among those of its role, from 1';
COMMENT ON COLUMN event_spans.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN event_spans.span_end IS 'End in the page''s text';

CREATE TABLE event_sources (article_id VARCHAR, event_id VARCHAR, position INTEGER, entity VARCHAR);
COMMENT ON TABLE event_sources IS 'On whose word the article has an event; none: the article''s own; key: article_id, event_id, position';
COMMENT ON COLUMN event_sources.article_id IS 'The article';
COMMENT ON COLUMN event_sources.event_id IS 'The event';
COMMENT ON COLUMN event_sources.position IS 'Its number in the chain of sources, from 1';
COMMENT ON COLUMN event_sources.entity IS 'The source, an entity';

CREATE TABLE event_quantities (article_id VARCHAR, event_id VARCHAR, position INTEGER, quantity_id VARCHAR);
COMMENT ON TABLE event_quantities IS 'How much: the quantities of an event; key: article_id, event_id, position';
COMMENT ON COLUMN event_quantities.article_id IS 'The article';
COMMENT ON COLUMN event_quantities.event_id IS 'The event';
COMMENT ON COLUMN event_quantities.position IS 'Its number, from 1';
COMMENT ON COLUMN event_quantities.quantity_id IS 'The quantity';

CREATE TABLE relations (
  article_id VARCHAR, number INTEGER, span_start INTEGER, span_end INTEGER, subject VARCHAR, relation VARCHAR,
  object VARCHAR, as_of VARCHAR, standing VARCHAR, office VARCHAR, office_of VARCHAR, quantity_id VARCHAR,
  said_by VARCHAR[], rule VARCHAR);
COMMENT ON TABLE relations IS 'Standing facts: positions, alliances, leadership; key: article_id, number';
COMMENT ON COLUMN relations.article_id IS 'The article';
COMMENT ON COLUMN relations.number IS 'Its number, from 1';
COMMENT ON COLUMN relations.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN relations.span_end IS 'End in the page''s text';
COMMENT ON COLUMN relations.subject IS 'Entity that the fact is about, or its words';
COMMENT ON COLUMN relations.relation IS 'position, ally, leads, ...';
COMMENT ON COLUMN relations.object IS 'Entity at the other end, or its words';
COMMENT ON COLUMN relations.as_of IS 'For when the article has it: a day, month or year, 2019/.. for since 2019; null once over';
COMMENT ON COLUMN relations.standing IS 'current, former or coming';
COMMENT ON COLUMN relations.office IS 'Of a position: its English name';
COMMENT ON COLUMN relations.office_of IS 'Of a position: the state or body that it belongs to';
COMMENT ON COLUMN relations.quantity_id IS 'How much, where it is an amount';
COMMENT ON COLUMN relations.said_by IS 'On whose word the article has it; empty in its own voice';
COMMENT ON COLUMN relations.rule IS 'What recognised it';

-- An article's id is a number here, in two columns: a common word has a row in most articles, and a search reads all of
-- its rows.  What it weighs stands apart from the places, which phrases alone want.
CREATE TABLE word_index (
  term VARCHAR, page UBIGINT, part UINTEGER, whole INTEGER, times INTEGER, first INTEGER, positions INTEGER[]);
COMMENT ON TABLE word_index IS 'Word index for search; key: term, page, part; with ids of articles: view search_terms';
COMMENT ON COLUMN word_index.term IS 'A word with spelling variants brought together, or what is left once a particle is cut from its front';
COMMENT ON COLUMN word_index.page IS 'The first 16 hex digits of the article''s id, as a number';
COMMENT ON COLUMN word_index.part IS 'The number behind them: that of the article in its page';
COMMENT ON COLUMN word_index.whole IS 'At how many of its places the whole word is the term';
COMMENT ON COLUMN word_index.times IS 'How many places it has in the article';
COMMENT ON COLUMN word_index.first IS 'The first of them';
COMMENT ON COLUMN word_index.positions IS 'Numbers of the words, from the headline on; a gap parts headline and paragraphs';
