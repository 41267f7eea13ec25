-- What the page (`waqai serve`, `waqai report`) asks, laid out for it at the end of a build: rows as they are shown, so
-- that a question reads a few blocks of a large record and joins nothing.  Made of the other tables
-- (`queries/laying`), whole or where a build changed something: the same rows either way; nothing here is a source of
-- anything.  A number is made of what it orders by, day first: a row that comes moves no other.

DROP TABLE IF EXISTS passage_rows;

-- What is shown of a telling stands in one value, kept as it is: tellings from all over the table are shown together, and
-- every column of it, each packed, costs the unpacking of a block for each.
CREATE OR REPLACE TABLE event_rows (
  number HUGEINT, leads BOOLEAN, occurrence VARCHAR, article VARCHAR, event VARCHAR, day DATE, ends DATE, dated BOOLEAN,
  disputed BOOLEAN, type VARCHAR, mode VARCHAR, status VARCHAR, confidence DOUBLE, outlet VARCHAR, outlet_folded VARCHAR,
  source VARCHAR, independent INTEGER, outlets VARCHAR[], shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE event_rows IS 'For pages: a telling of an event with all that a page shows of it; key: article, event';
COMMENT ON COLUMN event_rows.number IS 'Its place in order of time: day, article, place in the article';
COMMENT ON COLUMN event_rows.leads IS 'True for the telling that stands for its occurrence';
COMMENT ON COLUMN event_rows.occurrence IS 'The finding that holds all tellings, or article/event';
COMMENT ON COLUMN event_rows.article IS 'The article';
COMMENT ON COLUMN event_rows.event IS 'The event in its article';
COMMENT ON COLUMN event_rows.day IS 'Day to sort by: first day of its date, or else of publication';
COMMENT ON COLUMN event_rows.ends IS 'Last day that its date covers, or else day';
COMMENT ON COLUMN event_rows.dated IS 'Whether its text dates it';
COMMENT ON COLUMN event_rows.disputed IS 'Whether tellings of the occurrence differ';
COMMENT ON COLUMN event_rows.type IS 'PLOVER type';
COMMENT ON COLUMN event_rows.mode IS 'PLOVER mode';
COMMENT ON COLUMN event_rows.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN event_rows.confidence IS 'Between 0 and 1';
COMMENT ON COLUMN event_rows.outlet IS 'Who published it';
COMMENT ON COLUMN event_rows.outlet_folded IS 'The same and its domain, spelling variants brought together';
COMMENT ON COLUMN event_rows.source IS 'The page''s place';
COMMENT ON COLUMN event_rows.independent IS 'Independent sources of the occurrence';
COMMENT ON COLUMN event_rows.outlets IS 'Outlets that tell the occurrence';
COMMENT ON COLUMN event_rows.shown IS 'All that is shown of it, as a list in JSON: the fields of `EventRow` (record/shown.py), number left out; then its rule, the basis of its publication date and the words of its amounts';

CREATE OR REPLACE TABLE event_entities (
  entity VARCHAR, role VARCHAR, state VARCHAR, number HUGEINT, first BOOLEAN, day DATE, ends DATE, dated BOOLEAN,
  disputed BOOLEAN, independent INTEGER, status VARCHAR, type VARCHAR, mode VARCHAR, outlet VARCHAR);
COMMENT ON TABLE event_entities IS 'For pages: somebody in a part of an occurrence; key: entity, role, number';
COMMENT ON COLUMN event_entities.entity IS 'Who or what; a state also where somebody of its country takes part';
COMMENT ON COLUMN event_entities.role IS 'actor, recipient or place';
COMMENT ON COLUMN event_entities.state IS 'The state that stands for it';
COMMENT ON COLUMN event_entities.number IS 'The leading telling of the occurrence, see event_rows';
COMMENT ON COLUMN event_entities.first IS 'True in one of its parts alone, to count an occurrence once';
COMMENT ON COLUMN event_entities.day IS 'Day of that telling';
COMMENT ON COLUMN event_entities.ends IS 'Its last day';
COMMENT ON COLUMN event_entities.dated IS 'Whether its text dates it';
COMMENT ON COLUMN event_entities.disputed IS 'Whether tellings of the occurrence differ';
COMMENT ON COLUMN event_entities.independent IS 'Independent sources of the occurrence';
COMMENT ON COLUMN event_entities.status IS 'Its status';
COMMENT ON COLUMN event_entities.type IS 'Its PLOVER type';
COMMENT ON COLUMN event_entities.mode IS 'Its PLOVER mode';
COMMENT ON COLUMN event_entities.outlet IS 'Whose article it stands in';

-- Who has a part in a telling; a country, as `@SA`, where anybody of it acts or is acted upon.
CREATE OR REPLACE TABLE part_rows (
  entity VARCHAR, number HUGEINT, acts BOOLEAN, receives BOOLEAN, hosts BOOLEAN, tells BOOLEAN, day DATE, ends DATE,
  type VARCHAR, mode VARCHAR, status VARCHAR, confidence DOUBLE, outlet_folded VARCHAR, name VARCHAR);

COMMENT ON TABLE part_rows IS 'For pages: the parts of somebody, or of a country, in a telling; key: entity, number';
COMMENT ON COLUMN part_rows.entity IS 'Who or what; a country behind @';
COMMENT ON COLUMN part_rows.number IS 'The telling, see event_rows';
COMMENT ON COLUMN part_rows.acts IS 'Whether it is an actor';
COMMENT ON COLUMN part_rows.receives IS 'Whether it is a recipient';
COMMENT ON COLUMN part_rows.hosts IS 'Whether it is the place';
COMMENT ON COLUMN part_rows.tells IS 'Whether it is told on its word';
COMMENT ON COLUMN part_rows.day IS 'Day of the telling';
COMMENT ON COLUMN part_rows.ends IS 'Its last day';
COMMENT ON COLUMN part_rows.type IS 'Its PLOVER type';
COMMENT ON COLUMN part_rows.mode IS 'Its PLOVER mode';
COMMENT ON COLUMN part_rows.status IS 'Its status';
COMMENT ON COLUMN part_rows.confidence IS 'Its confidence';
COMMENT ON COLUMN part_rows.outlet_folded IS 'Its outlet, spelling variants brought together';
COMMENT ON COLUMN part_rows.name IS 'Arabic name of the entity in its article';

CREATE OR REPLACE TABLE partner_rows (entity VARCHAR, name VARCHAR, events BIGINT);
COMMENT ON TABLE partner_rows IS 'For pages: with whom somebody shares tellings; key: entity, name';
COMMENT ON COLUMN partner_rows.entity IS 'Who acts or is acted upon';
COMMENT ON COLUMN partner_rows.name IS 'Arabic name of the other';
COMMENT ON COLUMN partner_rows.events IS 'Number of tellings';

CREATE OR REPLACE TABLE entity_rows (
  key VARCHAR, wikidata VARCHAR, name_ar VARCHAR, name_en VARCHAR, type VARCHAR, country VARCHAR, articles BIGINT,
  mentions BIGINT, quotes BIGINT, events BIGINT, here BIGINT, folded VARCHAR, names STRUCT("value" VARCHAR, count
  BIGINT)[]);
COMMENT ON TABLE entity_rows IS 'For pages: somebody or something over all articles; key: key';
COMMENT ON COLUMN entity_rows.key IS 'The entity';
COMMENT ON COLUMN entity_rows.wikidata IS 'Wikidata id';
COMMENT ON COLUMN entity_rows.name_ar IS 'Arabic name';
COMMENT ON COLUMN entity_rows.name_en IS 'English name';
COMMENT ON COLUMN entity_rows.type IS 'Type of entity';
COMMENT ON COLUMN entity_rows.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN entity_rows.articles IS 'Articles that refer to it';
COMMENT ON COLUMN entity_rows.mentions IS 'Places that refer to it';
COMMENT ON COLUMN entity_rows.quotes IS 'Quotations of its words';
COMMENT ON COLUMN entity_rows.events IS 'Occurrences in which it takes part';
COMMENT ON COLUMN entity_rows.here IS 'Occurrences placed there';
COMMENT ON COLUMN entity_rows.names IS 'Every name and form seen, with how many articles have it, the most first';
COMMENT ON COLUMN entity_rows.folded IS 'Its names with spelling variants brought together';

-- Who bears which name, by each word of it.
CREATE OR REPLACE TABLE bearer_rows (
  word VARCHAR, folded VARCHAR, key VARCHAR, main BIGINT, calls BIGINT, events BIGINT, articles BIGINT, mentions BIGINT);
COMMENT ON TABLE bearer_rows IS 'For pages: who bears a name, by each of its words; key: word, folded, key';
COMMENT ON COLUMN bearer_rows.word IS 'A word of the name';
COMMENT ON COLUMN bearer_rows.folded IS 'The name, spelling variants brought together';
COMMENT ON COLUMN bearer_rows.key IS 'Who bears it';
COMMENT ON COLUMN bearer_rows.main IS 'In how many articles it is the main name';
COMMENT ON COLUMN bearer_rows.calls IS 'In how many articles it is a name';
COMMENT ON COLUMN bearer_rows.events IS 'Occurrences in which the bearer takes part';
COMMENT ON COLUMN bearer_rows.articles IS 'Articles that refer to the bearer';
COMMENT ON COLUMN bearer_rows.mentions IS 'Places that refer to the bearer';

CREATE OR REPLACE TABLE pair_rows (
  one VARCHAR, two VARCHAR, type VARCHAR, mode VARCHAR, status VARCHAR, way VARCHAR, events BIGINT, first_day DATE,
  last_day DATE);
COMMENT ON TABLE pair_rows IS 'For pages: two who take part in occurrences in one way; key: one, two, type, mode, status, way';
COMMENT ON COLUMN pair_rows.one IS 'Who sorts first';
COMMENT ON COLUMN pair_rows.two IS 'The other';
COMMENT ON COLUMN pair_rows.type IS 'PLOVER type';
COMMENT ON COLUMN pair_rows.mode IS 'PLOVER mode';
COMMENT ON COLUMN pair_rows.status IS 'Status';
COMMENT ON COLUMN pair_rows.way IS 'forth (from one to two), back, both, or beside: neither acts';
COMMENT ON COLUMN pair_rows.events IS 'Number of occurrences';
COMMENT ON COLUMN pair_rows.first_day IS 'Earliest day';
COMMENT ON COLUMN pair_rows.last_day IS 'Latest day';

-- Findings with the words of all their passages.
CREATE OR REPLACE TABLE finding_rows (
  number HUGEINT, id VARCHAR, kind VARCHAR, after VARCHAR, severity DOUBLE, score DOUBLE, independent INTEGER, first_day
  DATE, last_day DATE, source VARCHAR, span_start INTEGER, outlets VARCHAR, entities VARCHAR[], carriers BIGINT,
  shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE finding_rows IS 'For pages: a finding as lists order it; key: id';
COMMENT ON COLUMN finding_rows.number IS 'Its place, the latest first';
COMMENT ON COLUMN finding_rows.id IS 'The finding';
COMMENT ON COLUMN finding_rows.kind IS 'Kind of finding';
COMMENT ON COLUMN finding_rows.score IS 'How sure it is';
COMMENT ON COLUMN finding_rows.severity IS 'How far apart the sides of a disagreement are';
COMMENT ON COLUMN finding_rows.independent IS 'How many of them are independent';
COMMENT ON COLUMN finding_rows.after IS 'Outcomes: what became of it';
COMMENT ON COLUMN finding_rows.first_day IS 'Earliest publication day';
COMMENT ON COLUMN finding_rows.last_day IS 'Latest publication day';
COMMENT ON COLUMN finding_rows.entities IS 'Who takes part in its events';
COMMENT ON COLUMN finding_rows.carriers IS 'Articles that its passages stand in';
COMMENT ON COLUMN finding_rows.source IS 'First in alphabetical order of the places of its pages';
COMMENT ON COLUMN finding_rows.span_start IS 'Least start of its passages';
COMMENT ON COLUMN finding_rows.outlets IS 'Who published them, a line each, spelling variants brought together';
COMMENT ON COLUMN finding_rows.shown IS 'All that is shown of it, as a list in JSON: the fields of `FindingRow` (record/found.py)';

CREATE OR REPLACE TABLE count_rows (
  pages BIGINT, articles BIGINT, entities BIGINT, events BIGINT, quotes BIGINT, problems BIGINT, first_published
  VARCHAR, last_published VARCHAR, version VARCHAR);
COMMENT ON TABLE count_rows IS 'For pages: how much the record holds; one row';
COMMENT ON COLUMN count_rows.pages IS 'Pages';
COMMENT ON COLUMN count_rows.articles IS 'Articles';
COMMENT ON COLUMN count_rows.entities IS 'Entities';
COMMENT ON COLUMN count_rows.events IS 'Event mentions';
COMMENT ON COLUMN count_rows.quotes IS 'Quotations';
COMMENT ON COLUMN count_rows.problems IS 'Pages passed over';
COMMENT ON COLUMN count_rows.first_published IS 'Earliest publication';
COMMENT ON COLUMN count_rows.last_published IS 'Latest publication';
COMMENT ON COLUMN count_rows.version IS 'Version of Waqai';

CREATE OR REPLACE TABLE article_rows (
  number HUGEINT, article VARCHAR, title VARCHAR, outlet VARCHAR, published VARCHAR, day DATE, published_basis
  VARCHAR, source VARCHAR, words INTEGER, events BIGINT, story VARCHAR, copied_by BIGINT, copies BIGINT, disagreements
  BIGINT);
COMMENT ON TABLE article_rows IS 'For pages: an article as lists show it; key: article';
COMMENT ON COLUMN article_rows.number IS 'Its place, the latest first';
COMMENT ON COLUMN article_rows.article IS 'The article';
COMMENT ON COLUMN article_rows.title IS 'Headline';
COMMENT ON COLUMN article_rows.outlet IS 'Who published it';
COMMENT ON COLUMN article_rows.published IS 'When';
COMMENT ON COLUMN article_rows.day IS 'First day of published';
COMMENT ON COLUMN article_rows.published_basis IS 'given, page, inferred or unknown';
COMMENT ON COLUMN article_rows.source IS 'The page';
COMMENT ON COLUMN article_rows.words IS 'Number of words';
COMMENT ON COLUMN article_rows.events IS 'Events read in it';
COMMENT ON COLUMN article_rows.story IS 'The story it belongs to';
COMMENT ON COLUMN article_rows.copied_by IS 'Passages that later articles share with it';
COMMENT ON COLUMN article_rows.copies IS 'Passages that it shares with earlier ones';
COMMENT ON COLUMN article_rows.disagreements IS 'Disagreements that it stands in';

-- Quotations and standing facts, each with its words; and the lists in which they stand: of an entity, or of all ('').
CREATE OR REPLACE TABLE quote_rows (
  number HUGEINT, article VARCHAR, place INTEGER, quote VARCHAR, shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE quote_rows IS 'For pages: a quotation; key: article, place';
COMMENT ON COLUMN quote_rows.number IS 'A number made of the next two, to look it up by';
COMMENT ON COLUMN quote_rows.article IS 'The article';
COMMENT ON COLUMN quote_rows.place IS 'Its place among the quotations of its article, from 1';
COMMENT ON COLUMN quote_rows.quote IS 'The quotation in its article';
COMMENT ON COLUMN quote_rows.shown IS 'All that is shown of it, as a list in JSON: the fields of `QuoteRow` (record/answers.py), the speaker with its type';

CREATE OR REPLACE TABLE said_rows (
  entity VARCHAR, role VARCHAR, day DATE, article VARCHAR, place INTEGER, direct BOOLEAN, published VARCHAR,
  outlet_folded VARCHAR, source VARCHAR);
COMMENT ON TABLE said_rows IS 'For pages: who speaks or is mentioned in a quotation; key: entity, role, article, place';
COMMENT ON COLUMN said_rows.entity IS 'Who; empty for the list of all quotations';
COMMENT ON COLUMN said_rows.role IS 'speaker; named (mentioned in the direct words of somebody else), within (in other words); said in the list of all';
COMMENT ON COLUMN said_rows.day IS 'Day of publication';
COMMENT ON COLUMN said_rows.article IS 'The article';
COMMENT ON COLUMN said_rows.place IS 'The quotation, see quote_rows';
COMMENT ON COLUMN said_rows.direct IS 'Whether the words stand between marks';
COMMENT ON COLUMN said_rows.published IS 'When the article was published';
COMMENT ON COLUMN said_rows.source IS 'The place of its page';
COMMENT ON COLUMN said_rows.outlet_folded IS 'By whom, spelling variants brought together';

CREATE OR REPLACE TABLE fact_rows (
  number HUGEINT, article VARCHAR, place INTEGER, tied BOOLEAN, shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE fact_rows IS 'For pages: a standing fact; key: article, place';
COMMENT ON COLUMN fact_rows.number IS 'A number made of the next two, to look it up by';
COMMENT ON COLUMN fact_rows.article IS 'The article';
COMMENT ON COLUMN fact_rows.place IS 'Number of the fact in its article';
COMMENT ON COLUMN fact_rows.tied IS 'Whether both ends are entities';
COMMENT ON COLUMN fact_rows.shown IS 'All that is shown of it, as a list in JSON: the fields of `RelationRow` (record/answers.py), both ends with their types';

CREATE OR REPLACE TABLE fact_lists (
  entity VARCHAR, article VARCHAR, number INTEGER, span_start INTEGER, as_of VARCHAR, relation VARCHAR, standing VARCHAR,
  tied BOOLEAN, day DATE, outlet_folded VARCHAR, source VARCHAR);
COMMENT ON TABLE fact_lists IS 'For pages: standing facts about somebody; key: entity, article, number';
COMMENT ON COLUMN fact_lists.entity IS 'Who stands at an end, or whose office it is; empty for the list of all';
COMMENT ON COLUMN fact_lists.article IS 'The article';
COMMENT ON COLUMN fact_lists.number IS 'The fact, see fact_rows';
COMMENT ON COLUMN fact_lists.span_start IS 'Where its words begin';
COMMENT ON COLUMN fact_lists.as_of IS 'For when it is told';
COMMENT ON COLUMN fact_lists.relation IS 'Kind of fact';
COMMENT ON COLUMN fact_lists.standing IS 'Standing';
COMMENT ON COLUMN fact_lists.tied IS 'Whether it is at an end, and both ends are entities';
COMMENT ON COLUMN fact_lists.day IS 'Day of publication';
COMMENT ON COLUMN fact_lists.source IS 'The place of its page';
COMMENT ON COLUMN fact_lists.outlet_folded IS 'Who published it, spelling variants brought together';

-- Where everything that was read stands in an article.
CREATE OR REPLACE TABLE layer_rows (number HUGEINT, article VARCHAR, shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE layer_rows IS 'For pages: an article without its text, and all that was read from it but events; key: article';
COMMENT ON COLUMN layer_rows.number IS 'A number made of the article, to look it up by';
COMMENT ON COLUMN layer_rows.article IS 'The article';
COMMENT ON COLUMN layer_rows.shown IS 'A list in JSON of three: the fields of `ArticleText` (record/shown.py) without its text; who is referred to, as `Who`; the fields of each `Mark`, in the place of a key that of the one among these';

-- By which words an article refers to those who are the same in all articles; and all articles together.
CREATE OR REPLACE TABLE mention_words (article VARCHAR, entity VARCHAR, words VARCHAR, times BIGINT);
COMMENT ON TABLE mention_words IS 'For pages: by which words an article refers to an entity that has the same key in all; key: article, entity, words';
COMMENT ON COLUMN mention_words.article IS 'The article';
COMMENT ON COLUMN mention_words.entity IS 'Whom it refers to';
COMMENT ON COLUMN mention_words.words IS 'The words';
COMMENT ON COLUMN mention_words.times IS 'How often';

CREATE OR REPLACE TABLE called_rows (entity VARCHAR, words VARCHAR, times BIGINT);
COMMENT ON TABLE called_rows IS 'For pages: by which words articles refer to an entity; key: entity, words';
COMMENT ON COLUMN called_rows.entity IS 'The entity';
COMMENT ON COLUMN called_rows.words IS 'The words';
COMMENT ON COLUMN called_rows.times IS 'How often';

CREATE OR REPLACE TABLE state_rows (country VARCHAR, state VARCHAR);
COMMENT ON TABLE state_rows IS 'For pages: the state that stands for a country; key: country';
COMMENT ON COLUMN state_rows.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN state_rows.state IS 'The entity';

-- Where rows stand, by what they are asked by.
CREATE OR REPLACE TABLE telling_places (key VARCHAR, number HUGEINT, event VARCHAR);
COMMENT ON TABLE telling_places IS 'For pages: where the tellings of an article or an occurrence stand; key: key, number';
COMMENT ON COLUMN telling_places.key IS 'The article, or the finding that is the occurrence';
COMMENT ON COLUMN telling_places.number IS 'A telling, see event_rows';
COMMENT ON COLUMN telling_places.event IS 'The event in its article';

CREATE OR REPLACE TABLE finding_places (key VARCHAR, number HUGEINT);
COMMENT ON TABLE finding_places IS 'For pages: where a finding stands, and those that an article carries; key: key, number';
COMMENT ON COLUMN finding_places.key IS 'The finding or the article';
COMMENT ON COLUMN finding_places.number IS 'The finding, see finding_rows';

CREATE OR REPLACE TABLE finding_lists (
  entity VARCHAR, kind VARCHAR, after VARCHAR, number HUGEINT, weight DOUBLE, carriers BIGINT);

-- Findings in whose passages an entity is mentioned, or all (''), by their first day.
CREATE OR REPLACE TABLE found_lists (
  entity VARCHAR, kind VARCHAR, first_day DATE, last_day DATE, number HUGEINT, score DOUBLE, independent INTEGER, after
  VARCHAR, outlets VARCHAR);
COMMENT ON TABLE found_lists IS 'For pages: findings in whose passages somebody is mentioned; key: entity, number';
COMMENT ON COLUMN found_lists.entity IS 'Who; empty for the list of all findings';
COMMENT ON COLUMN found_lists.kind IS 'Kind of finding';
COMMENT ON COLUMN found_lists.first_day IS 'Earliest publication day';
COMMENT ON COLUMN found_lists.last_day IS 'Latest publication day';
COMMENT ON COLUMN found_lists.number IS 'The finding, see finding_rows';
COMMENT ON COLUMN found_lists.score IS 'How sure it is';
COMMENT ON COLUMN found_lists.independent IS 'How many sources are independent';
COMMENT ON COLUMN found_lists.after IS 'Outcomes: what became of the event';
COMMENT ON COLUMN found_lists.outlets IS 'Who published it, a line each, spelling variants brought together';
COMMENT ON TABLE finding_lists IS 'For pages: findings as lists choose among them, of all and of each entity; key: entity, number';
COMMENT ON COLUMN finding_lists.entity IS 'Who takes part in its events; empty for the list of all';
COMMENT ON COLUMN finding_lists.kind IS 'Kind of finding';
COMMENT ON COLUMN finding_lists.after IS 'Outcomes: what became of the event';
COMMENT ON COLUMN finding_lists.number IS 'The finding, see finding_rows';
COMMENT ON COLUMN finding_lists.weight IS 'How much a disagreement weighs: severity, score and carriers';
COMMENT ON COLUMN finding_lists.carriers IS 'Articles that its passages stand in';

-- Sums, made anew with every laying out.
CREATE OR REPLACE TABLE day_sums (day DATE, ends DATE, status VARCHAR, type VARCHAR, events BIGINT);
COMMENT ON TABLE day_sums IS 'For pages: how many occurrences a day has; key: day, ends, status, type';
COMMENT ON COLUMN day_sums.day IS 'The day';
COMMENT ON COLUMN day_sums.ends IS 'The last day that their dates cover';
COMMENT ON COLUMN day_sums.status IS 'Status';
COMMENT ON COLUMN day_sums.type IS 'PLOVER type';
COMMENT ON COLUMN day_sums.events IS 'Number of occurrences';

CREATE OR REPLACE TABLE outlet_sums (outlet VARCHAR, status VARCHAR, type VARCHAR, events BIGINT);
COMMENT ON TABLE outlet_sums IS 'For pages: how many occurrences an outlet stands for; key: outlet, status, type';
COMMENT ON COLUMN outlet_sums.outlet IS 'The outlet';
COMMENT ON COLUMN outlet_sums.status IS 'Status';
COMMENT ON COLUMN outlet_sums.type IS 'PLOVER type';
COMMENT ON COLUMN outlet_sums.events IS 'Number of occurrences';

CREATE OR REPLACE TABLE outlet_day_sums (day DATE, ends DATE, outlet VARCHAR, status VARCHAR, events BIGINT);
COMMENT ON TABLE outlet_day_sums IS 'For pages: how many occurrences of a day an outlet stands for; key: day, ends, outlet, status';
COMMENT ON COLUMN outlet_day_sums.day IS 'The day';
COMMENT ON COLUMN outlet_day_sums.ends IS 'The last day that their dates cover';
COMMENT ON COLUMN outlet_day_sums.outlet IS 'The outlet';
COMMENT ON COLUMN outlet_day_sums.status IS 'Status';
COMMENT ON COLUMN outlet_day_sums.events IS 'Number of occurrences';

CREATE OR REPLACE TABLE kind_sums (kind VARCHAR, became VARCHAR, findings BIGINT);
COMMENT ON TABLE kind_sums IS 'For pages: how many findings there are; key: kind, became';
COMMENT ON COLUMN kind_sums.kind IS 'Kind of finding';
COMMENT ON COLUMN kind_sums.became IS 'Outcomes: what became of the event';
COMMENT ON COLUMN kind_sums.findings IS 'Number of findings';

CREATE OR REPLACE TABLE entity_sums (type VARCHAR, entities BIGINT);
COMMENT ON TABLE entity_sums IS 'For pages: how many take part in occurrences; key: type';
COMMENT ON COLUMN entity_sums.type IS 'Type of entity';
COMMENT ON COLUMN entity_sums.entities IS 'Number of entities';

CREATE OR REPLACE TABLE pair_sums (
  one VARCHAR, two VARCHAR, events BIGINT, shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE pair_sums IS 'For pages: two who take part in occurrences, in all ways together; key: one, two';
COMMENT ON COLUMN pair_sums.one IS 'Who sorts first';
COMMENT ON COLUMN pair_sums.two IS 'The other';
COMMENT ON COLUMN pair_sums.events IS 'Number of occurrences';
COMMENT ON COLUMN pair_sums.shown IS 'All that a page shows of the pair, as a list in JSON: the fields of `PairLine` (record/shown.py)';

CREATE OR REPLACE TABLE actor_sums (
  key VARCHAR, type VARCHAR, events BIGINT, here BIGINT, articles BIGINT, mentions BIGINT);
COMMENT ON TABLE actor_sums IS 'For pages: who and what takes part in occurrences, the busiest first; key: key';
COMMENT ON COLUMN actor_sums.key IS 'The entity';
COMMENT ON COLUMN actor_sums.type IS 'Type of entity';
COMMENT ON COLUMN actor_sums.events IS 'Occurrences in which it takes part';
COMMENT ON COLUMN actor_sums.here IS 'Occurrences placed there';
COMMENT ON COLUMN actor_sums.articles IS 'Articles that refer to it';
COMMENT ON COLUMN actor_sums.mentions IS 'Places that refer to it';

CREATE OR REPLACE TABLE partner_sums (entity VARCHAR, key VARCHAR, events BIGINT);
COMMENT ON TABLE partner_sums IS 'For pages: with whom somebody takes part in occurrences; key: entity, key';
COMMENT ON COLUMN partner_sums.entity IS 'Who';
COMMENT ON COLUMN partner_sums.key IS 'With whom';
COMMENT ON COLUMN partner_sums.events IS 'Number of occurrences';
