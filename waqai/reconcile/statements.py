"""Contradictions between sentences of articles on one story, and within one article, that no event carries.

Alike sentences with different figures mostly tell of different things: another day's prices, another town's dead.  So
only three classes are taken: tolls (the dead, hurt, missing, held) of one day that do not rise; one figure in millions
and in billions; and sentences that are word for word the same but for the figure or for a denial, of one day.  Rates,
points and prices, which change by the hour, are left out.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from waqai.findings import Amount, ArticleText, Finding, Head, Side
from waqai.model import Engine, Span
from waqai.reconcile.clusters import batches
from waqai.reconcile.contrast import TOLLS, Contrast, Statement, contrast, statement
from waqai.reconcile.copies import COPIED, finding_id
from waqai.reconcile.disagreements import sources_of
from waqai.reconcile.figures import Figure, figure_of, is_rising
from waqai.reconcile.happenings import overlap
from waqai.reconcile.partitions import Most, Partition, partitions, shelf_for, worked
from waqai.reconcile.shelf import opened
from waqai.reconcile.shelf import packed as as_packed

# How alike two sentences must be: the weight of the words in common, as a part of the lighter one's for slips of a
# unit, of all words of both for the others.
LEAST_TOLLS = 0.45
LONGEST_OPENING = 110
LEAST_SLIPS = 0.6
LEAST_SAME = 0.75
LEAST_WITHIN = 0.5
# Articles of one story so many days apart may tell of one figure.
DAYS = 1
# Articles whose figures are asked for at a time; articles whose sentences a worker makes ready, and pairs that it
# compares: each some 1 MB, and a tenth of a second.
ARTICLES_AT_ONCE = 8_000
TEXTS_AT_ONCE = 200
COMPARED_AT_ONCE = Most(pairs=2_000, things=400)
WRITTEN_AT_ONCE = 2_000
# What changes by the hour; and sums so small are prices.
CHANGING = ("percent", "point", "degree", "share", "goal", "match", "medal")
LEAST_SUM = 100_000
CURRENCY = len("USD")
_END = re.compile(r"(?<=[.!؟?])\s+|\n+")
SHORTEST = 25
# Each sentence is compared with each, and each of their figures: an article with more is a table.
MOST_SENTENCES, MOST_FIGURES = 300, 40
# A bullet, or a letter or number with its sign.
_ITEM = re.compile(r"\s*(?:[•*\-–▪●]|[\u0621-\u064A0-9]{1,2}\s?[-–.)])")


class Sentence(NamedTuple):
    """A sentence with its place in the page, ready to be compared.  `carried` are the figures that an event has: two of
    those are compared as their events are."""

    article: str
    span: Span
    text: str
    statement: Statement
    opening: bool
    carried: frozenset[Figure]


class Told(NamedTuple):
    """An article with its figures, and whether an event carries each: all that its sentences are made of."""

    head: Head
    text: ArticleText
    figures: tuple[tuple[Amount, bool], ...]


class Sentences(NamedTuple):
    """The sentences of an article that are compared: those with figures, and the first."""

    head: Head
    sentences: tuple[Sentence, ...]


class StatementFindings(Protocol):
    """What this step wants of the record (`record.across.FindingTables`)."""

    def folder(self) -> str | None: ...
    def touch(self, articles: Sequence[str]) -> None: ...
    def texts(self, articles: Sequence[str]) -> Iterator[ArticleText]: ...
    def figures(self) -> list[tuple[str, Amount, bool]]: ...
    def heads(self) -> list[Head]: ...
    def near_pairs(self, days: int, copied: float) -> list[tuple[str, str, bool]]: ...
    def forget_statements(self) -> None: ...
    def put(self, findings: Iterable[Finding]) -> None: ...


def find_statements(store: StatementFindings, touched: Sequence[str], gone: Iterable[str], engine: Engine) -> None:
    """Makes the contradictions of sentences those of the record as it is."""
    store.touch([*touched, *gone])
    store.forget_statements()
    store.touch(touched)
    pairs = store.near_pairs(DAYS, COPIED)
    with shelf_for(engine, store.folder()) as ready:
        articles = sorted({article for pair in pairs for article in pair[:2]})
        work = functools.partial(make_ready, packed=ready.packs(len(articles)))
        for some in worked(engine, work, _told(store, articles)):
            for article, sentences in some:
                ready.put(article, sentences)
        found = itertools.chain.from_iterable(worked(engine, contrast_all, partitions(pairs, ready, COMPARED_AT_ONCE)))
        for findings in batches(found, WRITTEN_AT_ONCE):
            store.put(findings)


def _told(store: StatementFindings, articles: Sequence[str]) -> Iterator[list[Told]]:
    """The articles as the record has them, a few at a time."""
    for some in batches(iter(articles), ARTICLES_AT_ONCE):
        store.touch(some)
        figures: dict[str, list[tuple[Amount, bool]]] = defaultdict(list)
        for article, amount, carried in store.figures():
            figures[article].append((amount, carried))
        heads = {head.id: head for head in store.heads()}
        told = (Told(heads[text.id], text, tuple(figures[text.id])) for text in store.texts(some))
        yield from batches(told, TEXTS_AT_ONCE)


def make_ready(articles: Iterable[Told], packed: bool = False) -> list[tuple[str, Sentences | bytes]]:
    """The sentences of some articles, packed or as they are.  A pure function, for any engine."""
    made = (Sentences(one.head, tuple(sentences_of(one.text, one.figures))) for one in articles)
    return [(one.head.id, as_packed(one) if packed else one) for one in made]


def contrast_all(partition: Partition) -> list[Finding]:
    """The contradictions within a partition of articles; of each pair it is known whether the one copies the other.  A
    pure function, for any engine."""
    articles: list[Sentences] = [opened(thing) for thing in partition.things]
    return [
        finding for one, two, copied in partition.pairs for finding in _findings(articles[one], articles[two], copied)
    ]


def sentences_of(article: ArticleText, figures: Sequence[tuple[Amount, bool]]) -> list[Sentence]:
    """The sentences of an article that are compared, the first `MOST_SENTENCES` of them."""
    return list(itertools.islice(_of(article, figures), MOST_SENTENCES))


def _of(article: ArticleText, figures: Sequence[tuple[Amount, bool]]) -> Iterator[Sentence]:
    opening = True
    figures = sorted(figures, key=lambda one: one[0].span)
    starts = [amount.span.start for amount, _ in figures]
    for span in _spans(article):
        text = article.text[span.start : span.end]
        near = figures[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
        inside = [(amount, carried) for amount, carried in near if amount.span.end <= span.end][:MOST_FIGURES]
        if (inside or opening) and not is_item(text):
            told = [(a.value, a.unit, a.bound, _within(a.span, span), a.value_to) for a, _ in inside]
            carried = frozenset(figure_of(amount) for amount, carried in inside if carried)
            yield Sentence(article.id, span, text, statement(text, told), opening, carried)
        opening = False


def is_item(text: str) -> bool:
    """True for an item of a list, which has its sense from a heading that it does not repeat.

    >>> is_item("ب- منعها من التسجيل إذا زادت ديونها على 9 ملايين"), is_item("بلغت ديونها 9 ملايين")
    (True, False)
    """
    return bool(_ITEM.match(text))


def _within(span: Span, sentence: Span) -> tuple[int, int]:
    return span.start - sentence.start, span.end - sentence.start


def _spans(article: ArticleText) -> Iterator[Span]:
    for part in dict.fromkeys([*([article.title_span] if article.title_span else []), *article.body]):
        at = part.start
        for end in [*(m.start() for m in _END.finditer(article.text, part.start, part.end)), part.end]:
            if end - at >= SHORTEST:
                start = at + len(article.text[at:end]) - len(article.text[at:end].lstrip())
                yield Span(start, end)
            at = end


def _findings(a: Sentences, b: Sentences, copied: bool) -> Iterator[Finding]:
    """One finding for each thing that two articles, or one, contradict each other in: the sentences most alike."""
    best: dict[tuple[str, str], tuple[Contrast, Sentence, Sentence]] = {}
    for one, two in _compared(a.sentences, b.sentences):
        found = _contrast(one, two, a.head.day, b.head.day)
        if found and found.likeness > best.get((found.kind, found.what), (found._replace(likeness=0.0),))[0].likeness:
            best[found.kind, found.what] = found, one, two
    heads = {head.id: head for head in (a.head, b.head)}
    copies = {a.head.id: {b.head.id}} if copied else {}
    for found, one, two in best.values():
        yield _finding(found, one, two, heads, copies)


def _compared(ones: Sequence[Sentence], twos: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pairs of sentences with figures of one unit and thing, and the two openings."""
    for one in ones:
        for two in twos:
            if one.article == two.article and one.span >= two.span:
                continue
            if (one.opening and two.opening) or _share_a_thing(one.statement, two.statement):
                yield one, two


def _share_a_thing(one: Statement, two: Statement) -> bool:
    return any(a.figure.unit == b.figure.unit and a.what & b.what for a in one.figures for b in two.figures)


def _contrast(one: Sentence, two: Sentence, day: str | None, other: str | None) -> Contrast | None:
    """The contradiction of two sentences, where it is of a class that is taken."""
    within = one.article == two.article
    found = contrast(one.statement, two.statement, LEAST_WITHIN if within else LEAST_SLIPS)
    if found is None or not (within or _are_near(day, other)):
        return None
    if found.figures and found.figures[0] in one.carried and found.figures[1] in two.carried:
        return None
    common = overlap(one.statement.words, two.statement.words)
    same = common >= LEAST_SAME
    if found.kind == "yes-no":
        short = max(len(one.text), len(two.text)) <= LONGEST_OPENING
        return found if one.opening and two.opening and same and short and not within else None
    if found.kind == "unit":
        return found if _is_sum(found) else None
    if within or is_rising(found.figures, day, other):
        return None
    toll = common >= LEAST_TOLLS and set(found.what.split(", ")) & set(TOLLS)
    return found if toll or (same and _is_sum(found)) else None


def _are_near(day: str | None, other: str | None) -> bool:
    return bool(day and other and abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= DAYS)


def _is_sum(found: Contrast) -> bool:
    """True for figures that are no rate, point or price."""
    figures = found.figures or ()
    return all(
        figure.unit not in CHANGING and (len(figure.unit) != CURRENCY or figure.least >= LEAST_SUM)
        for figure in figures
    )


def _finding(
    found: Contrast, one: Sentence, two: Sentence, heads: Mapping[str, Head], copies: Mapping[str, set[str]]
) -> Finding:
    first, second = sorted(
        ((one, found.values[0]), (two, found.values[1])),
        key=lambda side: (heads[side[0].article].day or "9999", side[0].article, side[0].span),
    )
    sides = tuple(Side(sentence.article, sentence.span, None, value) for sentence, value in (first, second))
    return Finding(
        id=finding_id(found.kind, found.what, *((side.article, side.span.start) for side in sides)),
        kind=found.kind,
        about=" ".join(first[0].text.split()[:12]),
        score=round(0.4 + 0.5 * found.likeness, 3),
        because=f"{sides[0].value} against {sides[1].value}; the sentences are alike ({found.likeness:.0%})",
        sides=sides,
        articles=len({side.article for side in sides}),
        independent=sources_of(sides, heads, copies),
        severity=found.severity,
    )
