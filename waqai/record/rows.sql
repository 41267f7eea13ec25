-- What the page (`waqai serve`, `waqai report`) asks, laid out for it at the end of a build: rows as they are shown, so
-- that a question reads a few blocks of a large record and joins nothing.  Made of the other tables
-- (`queries/laying`), whole or where a build changed something: the same rows either way; nothing here is a source of
-- anything.  A number is made of what it orders by, day first: a row that comes moves no other.

-- What is shown of a telling stands in one value, kept as it is: tellings from all over the table are shown together, and
-- every column of it, each packed, costs the unpacking of a block for each.
CREATE OR REPLACE TABLE event_rows (
  number HUGEINT, leads BOOLEAN, occurrence VARCHAR, article VARCHAR, event VARCHAR, day DATE, first_day DATE, last_day
  DATE, type VARCHAR, mode VARCHAR, status VARCHAR, outlet VARCHAR, independent INTEGER, outlets VARCHAR[],
  disagreements VARCHAR[], shown VARCHAR USING COMPRESSION uncompressed);
COMMENT ON TABLE event_rows IS 'For pages: a telling of an event with all that a page shows of it; key: article, event';
COMMENT ON COLUMN event_rows.number IS 'Its place in order of time: day, article, place in the article';
COMMENT ON COLUMN event_rows.leads IS 'True for the telling that stands for its occurrence';
COMMENT ON COLUMN event_rows.occurrence IS 'The finding that holds all tellings, or article/event';
COMMENT ON COLUMN event_rows.article IS 'The article';
COMMENT ON COLUMN event_rows.event IS 'The event in its article';
COMMENT ON COLUMN event_rows.day IS 'Day to sort by: first day of its date, or else of publication';
COMMENT ON COLUMN event_rows.first_day IS 'First day that its date covers';
COMMENT ON COLUMN event_rows.last_day IS 'Last day that its date covers';
COMMENT ON COLUMN event_rows.type IS 'PLOVER type';
COMMENT ON COLUMN event_rows.mode IS 'PLOVER mode';
COMMENT ON COLUMN event_rows.status IS 'occurred, ongoing, planned, possible, conditional or denied';
COMMENT ON COLUMN event_rows.outlet IS 'Who published it';
COMMENT ON COLUMN event_rows.independent IS 'Independent sources of the occurrence';
COMMENT ON COLUMN event_rows.outlets IS 'Outlets that tell the occurrence';
COMMENT ON COLUMN event_rows.disagreements IS 'Findings on which its tellings differ';
COMMENT ON COLUMN event_rows.shown IS 'All that a page shows of it, as a list in JSON: the fields of `EventRow` (record/shown.py), number left out';

CREATE OR REPLACE TABLE event_entities (
  entity VARCHAR, role VARCHAR, state VARCHAR, number HUGEINT, first BOOLEAN, day DATE, status VARCHAR, type VARCHAR,
  outlet VARCHAR);
COMMENT ON TABLE event_entities IS 'For pages: somebody in a part of an occurrence; key: entity, role, number';
COMMENT ON COLUMN event_entities.entity IS 'Who or what; a state also where somebody of its country takes part';
COMMENT ON COLUMN event_entities.role IS 'actor, recipient or place';
COMMENT ON COLUMN event_entities.state IS 'The state that stands for it';
COMMENT ON COLUMN event_entities.number IS 'The leading telling of the occurrence, see event_rows';
COMMENT ON COLUMN event_entities.first IS 'True in one of its parts alone, to count an occurrence once';
COMMENT ON COLUMN event_entities.day IS 'Day of that telling';
COMMENT ON COLUMN event_entities.status IS 'Its status';
COMMENT ON COLUMN event_entities.type IS 'Its PLOVER type';
COMMENT ON COLUMN event_entities.outlet IS 'Whose article it stands in';

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
COMMENT ON COLUMN entity_rows.names IS 'The forms that stand in most articles, with how many';
COMMENT ON COLUMN entity_rows.folded IS 'Its names with spelling variants brought together';

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

CREATE OR REPLACE TABLE finding_rows (
  number HUGEINT, id VARCHAR, kind VARCHAR, about VARCHAR, score DOUBLE, because VARCHAR, severity DOUBLE, articles
  INTEGER, independent INTEGER, before VARCHAR, after VARCHAR, days INTEGER, part_of VARCHAR, first_day DATE, last_day
  DATE, entities VARCHAR[], carriers BIGINT);
COMMENT ON TABLE finding_rows IS 'For pages: a finding as lists order it; key: id';
COMMENT ON COLUMN finding_rows.number IS 'Its place, the latest first';
COMMENT ON COLUMN finding_rows.id IS 'The finding';
COMMENT ON COLUMN finding_rows.kind IS 'Kind of finding';
COMMENT ON COLUMN finding_rows.score IS 'How sure it is';
COMMENT ON COLUMN finding_rows.severity IS 'How far apart the sides of a disagreement are';
COMMENT ON COLUMN finding_rows.articles IS 'How many articles carry it';
COMMENT ON COLUMN finding_rows.independent IS 'How many of them are independent';
COMMENT ON COLUMN finding_rows.about IS 'What it is about';
COMMENT ON COLUMN finding_rows.because IS 'On what ground';
COMMENT ON COLUMN finding_rows.before IS 'Outcomes: what the event was given for';
COMMENT ON COLUMN finding_rows.after IS 'Outcomes: what became of it';
COMMENT ON COLUMN finding_rows.part_of IS 'The occurrence that it belongs to';
COMMENT ON COLUMN finding_rows.days IS 'Days between the sides';
COMMENT ON COLUMN finding_rows.first_day IS 'Earliest publication day';
COMMENT ON COLUMN finding_rows.last_day IS 'Latest publication day';
COMMENT ON COLUMN finding_rows.entities IS 'Who takes part in its events';
COMMENT ON COLUMN finding_rows.carriers IS 'Articles that its passages stand in';

CREATE OR REPLACE TABLE passage_rows (
  number HUGEINT, position INTEGER, source VARCHAR, article VARCHAR, page VARCHAR, span STRUCT("start" INTEGER, "end"
  INTEGER), value VARCHAR, said_by STRUCT("key" VARCHAR, name_ar VARCHAR, name_en VARCHAR)[], published VARCHAR,
  outlet VARCHAR, event VARCHAR);
COMMENT ON TABLE passage_rows IS 'For pages: a passage of a finding; key: number, position';
COMMENT ON COLUMN passage_rows.number IS 'The finding, see finding_rows';
COMMENT ON COLUMN passage_rows.position IS 'Its place in the finding, from 1';
COMMENT ON COLUMN passage_rows.source IS 'The page''s place';
COMMENT ON COLUMN passage_rows.article IS 'The article';
COMMENT ON COLUMN passage_rows.page IS 'The page that it stands in';
COMMENT ON COLUMN passage_rows.span IS 'Where it stands';
COMMENT ON COLUMN passage_rows.value IS 'What is compared';
COMMENT ON COLUMN passage_rows.said_by IS 'On whose word';
COMMENT ON COLUMN passage_rows.published IS 'When the article was published';
COMMENT ON COLUMN passage_rows.outlet IS 'By whom';
COMMENT ON COLUMN passage_rows.event IS 'The event, where the passage is one''s';

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

CREATE OR REPLACE TABLE said_rows (
  entity VARCHAR, role VARCHAR, number HUGEINT, article VARCHAR, quote VARCHAR, direct BOOLEAN, via VARCHAR, span
  STRUCT("start" INTEGER, "end" INTEGER), title VARCHAR, outlet VARCHAR, published VARCHAR, speaker STRUCT("key"
  VARCHAR, name_ar VARCHAR, name_en VARCHAR, "type" VARCHAR));
COMMENT ON TABLE said_rows IS 'For pages: a quotation with its speaker, or with somebody who is named in it; key: entity, role, article, quote';
COMMENT ON COLUMN said_rows.entity IS 'Who says it, or is named in it';
COMMENT ON COLUMN said_rows.role IS 'speaker or named';
COMMENT ON COLUMN said_rows.number IS 'The article''s place, see article_rows';
COMMENT ON COLUMN said_rows.article IS 'The article';
COMMENT ON COLUMN said_rows.quote IS 'The quotation';
COMMENT ON COLUMN said_rows.direct IS 'True for words between marks';
COMMENT ON COLUMN said_rows.via IS 'Medium through which the words came';
COMMENT ON COLUMN said_rows.span IS 'Where the words stand';
COMMENT ON COLUMN said_rows.title IS 'Headline of the article';
COMMENT ON COLUMN said_rows.outlet IS 'Who published it';
COMMENT ON COLUMN said_rows.published IS 'When';
COMMENT ON COLUMN said_rows.speaker IS 'Who speaks, where the entity is named';

CREATE OR REPLACE TABLE state_rows (country VARCHAR, state VARCHAR);
COMMENT ON TABLE state_rows IS 'For pages: the state that stands for a country; key: country';
COMMENT ON COLUMN state_rows.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN state_rows.state IS 'The entity';

CREATE OR REPLACE TABLE fact_rows (
  entity VARCHAR, article VARCHAR, number INTEGER, relation VARCHAR, span STRUCT("start" INTEGER, "end" INTEGER), as_of
  VARCHAR, subject VARCHAR, object VARCHAR);
COMMENT ON TABLE fact_rows IS 'For pages: a standing fact about somebody; key: entity, article, number';
COMMENT ON COLUMN fact_rows.entity IS 'One of the two whom it is about';
COMMENT ON COLUMN fact_rows.article IS 'The article';
COMMENT ON COLUMN fact_rows.number IS 'The relation in it';
COMMENT ON COLUMN fact_rows.relation IS 'Kind of relation';
COMMENT ON COLUMN fact_rows.span IS 'Where it stands';
COMMENT ON COLUMN fact_rows.as_of IS 'For when it is told';
COMMENT ON COLUMN fact_rows.subject IS 'Who or what';
COMMENT ON COLUMN fact_rows.object IS 'To whom or what';

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
COMMENT ON TABLE finding_lists IS 'For pages: findings as lists choose among them, of all and of each entity; key: entity, number';
COMMENT ON COLUMN finding_lists.entity IS 'Who takes part in its events; empty for the list of all';
COMMENT ON COLUMN finding_lists.kind IS 'Kind of finding';
COMMENT ON COLUMN finding_lists.after IS 'Outcomes: what became of the event';
COMMENT ON COLUMN finding_lists.number IS 'The finding, see finding_rows';
COMMENT ON COLUMN finding_lists.weight IS 'How much a disagreement weighs: severity, score and carriers';
COMMENT ON COLUMN finding_lists.carriers IS 'Articles that its passages stand in';

-- Sums, made anew with every laying out.
CREATE OR REPLACE TABLE day_sums (day DATE, status VARCHAR, type VARCHAR, events BIGINT);
COMMENT ON TABLE day_sums IS 'For pages: how many occurrences a day has; key: day, status, type';
COMMENT ON COLUMN day_sums.day IS 'The day';
COMMENT ON COLUMN day_sums.status IS 'Status';
COMMENT ON COLUMN day_sums.type IS 'PLOVER type';
COMMENT ON COLUMN day_sums.events IS 'Number of occurrences';

CREATE OR REPLACE TABLE outlet_sums (outlet VARCHAR, status VARCHAR, type VARCHAR, events BIGINT);
COMMENT ON TABLE outlet_sums IS 'For pages: how many occurrences an outlet stands for; key: outlet, status, type';
COMMENT ON COLUMN outlet_sums.outlet IS 'The outlet';
COMMENT ON COLUMN outlet_sums.status IS 'Status';
COMMENT ON COLUMN outlet_sums.type IS 'PLOVER type';
COMMENT ON COLUMN outlet_sums.events IS 'Number of occurrences';

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
