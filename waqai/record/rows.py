"""From one page's result to the rows of the tables.

A pure function, so that it runs where the page is read and only plain values travel to the process that writes.  The
order of values in a row is the order of columns in `schema.sql`.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from waqai.heavy import ReaderReport
from waqai.model import Article, Entity, Event, Page, PageResult, Problem, Reading, Span
from waqai.record.days import days_of
from waqai.record.language import Language, Token

Rows = dict[str, list[tuple[Any, ...]]]
# Words of different paragraphs must not make a phrase.
PARAGRAPH_GAP = 10
# Trying again can't help until the input changes; other problems (a file that could not be opened, a limit that is
# an option, a process that died) are tried anew each time.
LASTING = frozenset({"empty", "binary", "not-arabic", "encoding", "malformed", "no-text", "failed"})


class Terms(NamedTuple):
    """An article's rows of the word index, which are hundreds, packed to travel between processes: the terms, and as C
    integers how many places each has, all places, and how often each is a whole word."""

    article: str
    terms: list[str]
    counts: bytes
    positions: bytes
    whole: bytes


class Entry(NamedTuple):
    """One page, ready for the record: its rows, or the problem that kept it out."""

    source: str
    input_sha256: str | None
    page_sha256: str | None
    rows: Rows
    problem: Problem | None
    articles: int = 0
    events: int = 0
    told: ReaderReport | None = None


def entry_of(result: PageResult, input_sha256: str | None, version: str, language: Language) -> Entry:
    """The rows of everything that was read from one page."""
    if result.page is None or result.problem is not None:
        problem = result.problem or Problem(result.source, "failed", "the reading came back without a page")
        return problem_entry(problem, input_sha256, version)
    page, rows = result.page, defaultdict(list)
    rows["pages"].append(_page_row(page, version))
    for reading in result.readings:
        _add_reading(rows, page, reading, language)
    events = sum(len(reading.events) for reading in result.readings)
    return Entry(result.source, input_sha256, page.sha256, dict(rows), None, len(result.readings), events)


def problem_entry(problem: Problem, input_sha256: str | None, version: str) -> Entry:
    """The row of a page that was passed over."""
    lasting = input_sha256 if problem.reason in LASTING else None
    row = (problem.source, problem.reason, problem.detail, lasting, version)
    return Entry(problem.source, lasting, None, {"problems": [row]}, problem)


def _page_row(page: Page, version: str) -> tuple[Any, ...]:
    return (page.sha256, page.source, page.kind, page.encoding, page.url, page.text, len(page.text), version)


def _add_reading(rows: Rows, page: Page, reading: Reading, language: Language) -> None:
    article = reading.article
    keys = {entity.id: entity_key(article.id, entity) for entity in reading.entities}
    words, title_words = _add_terms(rows, page, article, language)
    rows["articles"].append(_article_row(article, words, title_words, language))
    _add_entities(rows, reading, keys, language)
    _add_items(rows, reading, keys)
    for event in reading.events:
        _add_event(rows, article, event, keys)


def entity_key(article_id: str, entity: Entity) -> str:
    """The same key in every article for what is linked, in the knowledge base, or known by name or kind and state; else
    one of the article's own."""
    if entity.wikidata or ":" in entity.id:
        return entity.wikidata or entity.id
    return entity.same or f"{article_id}/{entity.id}"


def _first_day(value: str | None) -> Any:
    days = days_of(value)
    return days.first if days else None


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _article_row(article: Article, words: int, title_words: int, language: Language) -> tuple[Any, ...]:
    name, domain = (article.outlet.name, article.outlet.domain) if article.outlet else (None, None)
    folded = language.fold(" ".join(part for part in (name, domain) if part)) or None
    body = [{"span_start": span.start, "span_end": span.end} for span in article.body]
    return (
        article.id, article.page_sha256, article.title, *_ends(article.title_span), name, domain, folded,
        article.language, body, article.text_sha256, article.published, _first_day(article.published),
        article.published_basis, article.published_why, article.author, article.url, words, title_words,
    )  # fmt: skip


def _add_entities(rows: Rows, reading: Reading, keys: Mapping[str, str], language: Language) -> None:
    article = reading.article.id
    for entity in reading.entities:
        key = keys[entity.id]
        rows["entities"].append(
            (article, key, entity.id, entity.wikidata, entity.name_ar, entity.name_en, list(entity.names),
             entity.type, entity.country, entity.rule)
        )  # fmt: skip
        main = [name for name in (entity.name_ar, entity.name_en) if name]
        for name in dict.fromkeys([*main, *entity.names]):
            rows["entity_names"].append((article, key, name, name_folded(name, language), name in main))


def name_folded(name: str, language: Language) -> str:
    """A name as names are compared: its words, folded, one space between."""
    return " ".join(token.form for token in language.tokens(name, 0, len(name)))


def _add_items(rows: Rows, reading: Reading, keys: Mapping[str, str]) -> None:
    article = reading.article.id
    rows["furniture"] += [(article, n, *f.span, f.kind, f.rule) for n, f in enumerate(reading.furniture, 1)]
    rows["mentions"] += [
        (article, m.id, *m.span, m.kind, keys.get(m.entity, m.entity), m.rule) for m in reading.mentions
    ]
    rows["times"] += [
        (article, t.id, *t.span, t.value, *(days_of(t.value) or (None, None)), t.kind, t.anchor, t.why, t.rule)
        for t in reading.times
    ]
    rows["quantities"] += [
        (article, q.id, *q.span, _double(q.value), _double(q.value_to), q.unit, q.bound, q.of, q.rule)
        for q in reading.quantities
    ]
    rows["quotes"] += [
        (article, q.id, *q.span, q.direct, keys.get(q.speaker or "", q.speaker), *_ends(q.cue), q.via, q.rule)
        for q in reading.quotes
    ]
    rows["relations"] += [
        (article, n, *r.span, keys.get(r.subject, r.subject), r.relation, keys.get(r.object, r.object), r.as_of,
         r.standing, r.office, keys.get(r.of or "", r.of), r.quantity, [keys.get(s, s) for s in r.said_by], r.rule)
        for n, r in enumerate(reading.relations, 1)
    ]  # fmt: skip


def _double(value: float | None) -> float | None:
    """The value as the column holds it: Arrow refuses whole numbers from 2**53 up that it is to make into one."""
    return None if value is None else float(value)


def _add_event(rows: Rows, article: Article, event: Event, keys: Mapping[str, str]) -> None:
    here = (article.id, event.id)
    days = None if _is_of_news(event, article) else days_of(event.time)
    first, last = days or (None, None)
    rows["events"].append(
        (*here, event.type, event.mode, *event.trigger, *event.sentence, event.time, first, last,
         first or _first_day(article.published), event.object, event.status, *_ends(event.status_span),
         *_ends(event.said_by_span), event.quote, event.confidence, event.rule)
    )  # fmt: skip
    for role, ids in (("actor", event.actor), ("recipient", event.recipient), ("place", event.place)):
        rows["event_arguments"] += [(*here, role, n, keys.get(one, one)) for n, one in enumerate(ids, 1)]
    for role, spans in sorted(event.spans.items()):
        rows["event_spans"] += [(*here, role, n, *span) for n, span in enumerate(spans, 1)]
    rows["event_sources"] += [(*here, n, keys.get(one, one)) for n, one in enumerate(event.said_by, 1)]
    rows["event_quantities"] += [(*here, n, one) for n, one in enumerate(event.quantities, 1)]


def _is_of_news(event: Event, article: Article) -> bool:
    """Whether an event's month is only that of its article: no day is told then, and the article's own will do."""
    month = (article.published or "")[:7]
    return event.time == month and not event.spans.get("time")


class Numbered(NamedTuple):
    """A word with its number in the article.  A headline that came from outside the page's text has words, but no
    place there: `placed` is false."""

    number: int
    token: Token
    in_title: bool
    placed: bool = True


class Headline(NamedTuple):
    """An article's headline, and where it stands in the page."""

    text: str | None
    span: Span | None


def numbered_tokens(text: str, title: Headline, body: Iterable[Span], language: Language) -> list[Numbered]:
    """An article's words with their numbers, headline first."""
    found: list[Numbered] = []
    if title.text and not title.span:
        outside = language.tokens(title.text, 0, len(title.text))
        found.extend(Numbered(number, token, True, False) for number, token in enumerate(outside))
    at = len(found) + PARAGRAPH_GAP if found else 0
    for span in dict.fromkeys([*([title.span] if title.span else []), *body]):
        tokens = language.tokens(text, span.start, span.end)
        found.extend(Numbered(number, token, span == title.span) for number, token in enumerate(tokens, at))
        at += len(tokens) + PARAGRAPH_GAP
    return found


def _add_terms(rows: Rows, page: Page, article: Article, language: Language) -> tuple[int, int]:
    positions: dict[str, list[int]] = {}
    whole: dict[str, int] = defaultdict(int)
    tokens = numbered_tokens(page.text, Headline(article.title, article.title_span), article.body, language)
    for word in tokens:
        whole[word.token.form] += 1
        for term in word.token.terms():
            positions.setdefault(term, []).append(word.number)
    terms = sorted(positions)
    rows["word_index"].append(
        Terms(
            article.id,
            terms,
            array("i", [len(positions[term]) for term in terms]).tobytes(),
            array("i", itertools.chain.from_iterable(positions[term] for term in terms)).tobytes(),
            array("i", [whole.get(term, 0) for term in terms]).tobytes(),
        )
    )
    return len(tokens), sum(word.in_title for word in tokens)
