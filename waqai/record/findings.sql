-- What is found across articles, and what it is found by.  Each statement may run on a record that has its tables
-- already: a record of an older version gets them with its next build.
CREATE TABLE IF NOT EXISTS article_marks (
  article_id VARCHAR, stamp VARCHAR, day DATE, outlet VARCHAR, agency VARCHAR);
COMMENT ON TABLE article_marks IS 'Articles that the findings know, and as what; key: article_id';
COMMENT ON COLUMN article_marks.article_id IS 'The article';
COMMENT ON COLUMN article_marks.stamp IS 'What the findings depend on; when it changes, the article is compared anew';
COMMENT ON COLUMN article_marks.day IS 'Day of publication';
COMMENT ON COLUMN article_marks.outlet IS 'Who published it, folded';
COMMENT ON COLUMN article_marks.agency IS 'The news agency that it credits';

CREATE TABLE IF NOT EXISTS article_prints (article_id VARCHAR, print BIGINT);
COMMENT ON TABLE article_prints IS 'Fingerprints of the wording of articles, by which copies are found; key: article_id, print';
COMMENT ON COLUMN article_prints.article_id IS 'The article';
COMMENT ON COLUMN article_prints.print IS 'Number of a run of four words';

CREATE TABLE IF NOT EXISTS article_terms (article_id VARCHAR, term VARCHAR, weight DOUBLE);
COMMENT ON TABLE article_terms IS 'Telling words of articles, by which stories are found; key: article_id, term';
COMMENT ON COLUMN article_terms.article_id IS 'The article';
COMMENT ON COLUMN article_terms.term IS 'A word''s stem, folded';
COMMENT ON COLUMN article_terms.weight IS 'How telling it is here; the squares of an article''s weights sum to 1';

CREATE TABLE IF NOT EXISTS article_links (first_article VARCHAR, second_article VARCHAR, kind VARCHAR, score DOUBLE);
COMMENT ON TABLE article_links IS 'Articles that copy one another, or tell of like things; key: first_article, second_article, kind';
COMMENT ON COLUMN article_links.first_article IS 'The article whose id sorts first';
COMMENT ON COLUMN article_links.second_article IS 'The other';
COMMENT ON COLUMN article_links.kind IS 'copy, reprint (largely copied, and much of the longer one) or like';
COMMENT ON COLUMN article_links.score IS 'copy, reprint: share of the shorter one''s words that is copied; like: 1 for the same telling words';

CREATE TABLE IF NOT EXISTS findings (
  finding_id VARCHAR, kind VARCHAR, about VARCHAR, score DOUBLE, because VARCHAR, articles INTEGER,
  independent INTEGER, severity DOUBLE, status_before VARCHAR, status_after VARCHAR, days INTEGER, part_of VARCHAR);
COMMENT ON TABLE findings IS 'What was found across articles; key: finding_id; with their passages: view evidence_across';
COMMENT ON COLUMN findings.finding_id IS 'Depends on what was found alone: the same in every build';
COMMENT ON COLUMN findings.kind IS 'copy, story, occurrence, outcome; disagreements: number, unit, date, place, actor, yes-no';
COMMENT ON COLUMN findings.about IS 'What it is about, in a few words';
COMMENT ON COLUMN findings.score IS 'How sure it is, between 0 and 1';
COMMENT ON COLUMN findings.because IS 'On what ground';
COMMENT ON COLUMN findings.articles IS 'How many articles carry it';
COMMENT ON COLUMN findings.independent IS 'How many of them neither copy one another nor credit one agency';
COMMENT ON COLUMN findings.severity IS 'How far the sides of a disagreement are apart, between 0 and 1';
COMMENT ON COLUMN findings.status_before IS 'Outcomes: what the event was given for';
COMMENT ON COLUMN findings.status_after IS 'Outcomes: fulfilled, partly, changed, cancelled, overtaken, contradicted or open';
COMMENT ON COLUMN findings.days IS 'Outcomes and copies: days between the sides';
COMMENT ON COLUMN findings.part_of IS 'The occurrence that this one is a part of, as the talks of a visit';

CREATE TABLE IF NOT EXISTS finding_sides (
  finding_id VARCHAR, position INTEGER, article_id VARCHAR, item VARCHAR, span_start INTEGER, span_end INTEGER,
  value VARCHAR, said_by VARCHAR[]);
COMMENT ON TABLE finding_sides IS 'The passages of a finding; key: finding_id, position';
COMMENT ON COLUMN finding_sides.finding_id IS 'The finding';
COMMENT ON COLUMN finding_sides.position IS 'Its number, from 1; the earlier passage stands first';
COMMENT ON COLUMN finding_sides.article_id IS 'The article';
COMMENT ON COLUMN finding_sides.item IS 'The event, where the passage is one''s';
COMMENT ON COLUMN finding_sides.span_start IS 'Start in the page''s text';
COMMENT ON COLUMN finding_sides.span_end IS 'End in the page''s text';
COMMENT ON COLUMN finding_sides.value IS 'What is compared';
COMMENT ON COLUMN finding_sides.said_by IS 'On whose word, as entities';

CREATE TABLE IF NOT EXISTS event_keys (article_id VARCHAR, event_id VARCHAR, key VARCHAR, first_day DATE, last_day DATE);
COMMENT ON TABLE event_keys IS 'By what events of different articles are brought together; key: article_id, event_id, key';
COMMENT ON COLUMN event_keys.article_id IS 'The article';
COMMENT ON COLUMN event_keys.event_id IS 'The event';
COMMENT ON COLUMN event_keys.key IS 'Type and two sides, or type and one side that is no state';
COMMENT ON COLUMN event_keys.first_day IS 'From when on it may have happened';
COMMENT ON COLUMN event_keys.last_day IS 'Until when';

CREATE TABLE IF NOT EXISTS event_sketches (
  article_id VARCHAR, event_id VARCHAR, kind VARCHAR, first_day DATE, last_day DATE, dated BOOLEAN, day DATE, doers BIGINT,
  doers_near BIGINT, others BIGINT, others_near BIGINT);
COMMENT ON TABLE event_sketches IS 'By what pairs of events are sorted out before they are compared; key: article_id, event_id';
COMMENT ON COLUMN event_sketches.article_id IS 'The article';
COMMENT ON COLUMN event_sketches.event_id IS 'The event';
COMMENT ON COLUMN event_sketches.kind IS 'Type, mode (- for none), status, and what the words say of another act';
COMMENT ON COLUMN event_sketches.first_day IS 'From when on it may have happened, for the sake of comparing';
COMMENT ON COLUMN event_sketches.last_day IS 'Until when';
COMMENT ON COLUMN event_sketches.dated IS 'Whether the article says so';
COMMENT ON COLUMN event_sketches.day IS 'The article''s day, or the earliest of its copies''';
COMMENT ON COLUMN event_sketches.doers IS 'Who did it: a bit for each name and each state';
COMMENT ON COLUMN event_sketches.doers_near IS 'The same, with a bit for the land of each';
COMMENT ON COLUMN event_sketches.others IS 'With or to whom, as doers';
COMMENT ON COLUMN event_sketches.others_near IS 'With or to whom, as doers_near';

CREATE TABLE IF NOT EXISTS event_links (
  first_article VARCHAR, first_event VARCHAR, second_article VARCHAR, second_event VARCHAR, kind VARCHAR, score DOUBLE,
  because VARCHAR);
COMMENT ON TABLE event_links IS 'Events that have to do with one another; key: first_article, first_event, second_article, second_event';
COMMENT ON COLUMN event_links.first_article IS 'The article whose id sorts first';
COMMENT ON COLUMN event_links.first_event IS 'Its event';
COMMENT ON COLUMN event_links.second_article IS 'The other article';
COMMENT ON COLUMN event_links.second_event IS 'Its event';
COMMENT ON COLUMN event_links.kind IS 'same; contrary: one is denied; doer: one act, two doers; part: of a visit; leads, refused, off, over, denied: what became of the earlier one';
COMMENT ON COLUMN event_links.score IS 'How sure it is, between 0 and 1';
COMMENT ON COLUMN event_links.because IS 'On what ground';

CREATE TABLE IF NOT EXISTS unlaid (article_id VARCHAR, entity VARCHAR);
COMMENT ON TABLE unlaid IS 'For pages: what builds wrote or took out since rows were laid out, once for each entity';
COMMENT ON COLUMN unlaid.article_id IS 'The article';
COMMENT ON COLUMN unlaid.entity IS 'An entity that it refers to; null for the article itself';
