"""Copies: passages that two articles share, and from whom to whom they went.

Only pairs with fingerprints in common are aligned; the fingerprints of formulas, which more than `MOST_SHARING`
articles share, find nothing.  So a passage that a very large record holds so often is not seen where it stands alone.
"""

from __future__ import annotations

import functools
import hashlib
from array import array
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from waqai.findings import ArticleText, Finding, Side
from waqai.knowledge.across import word_set
from waqai.reconcile.partitions import Partition
from waqai.reconcile.passages import Passage, shared
from waqai.reconcile.shelf import opened
from waqai.reconcile.wording import Wording, word_number

MOST_SHARING = 100
LEAST_PRINTS = 2
# One passage of so many equal words is what chance hardly makes; where much of an article is shared, less will do.
LEAST_ALONE = 18
MUCH = 0.3
LEAST_IN_MUCH = 12
# A passage with so great a part of words of style (صاحب السمو الملكي ...) is a formula, unless it is longer than any
# formula, or most of an article: what courts print of receptions and condolences is little else, and is copied too.
MOST_STYLE = 0.4
LONGEST_FORMULA = 40
MOST_OF_ARTICLE = 0.7
# An article of which so much is another's counts as its copy when sources are counted.
COPIED = 0.5
REPRINTED = 0.3


class Printed(NamedTuple):
    """An article ready for comparison: its wording, fingerprints with their places, day, outlet, agency."""

    id: str
    wording: Wording
    prints: array[int]
    places: array[int]
    day: str | None
    outlet: str | None
    agency: str | None


class Copied(NamedTuple):
    """What two articles share; the first is the earlier one, where that is known."""

    first: Printed
    second: Printed
    passages: tuple[Passage, ...]

    @property
    def share(self) -> float:
        """The part of the shorter article that is shared."""
        equal = sum(passage.equal for passage in self.passages)
        return min(1.0, equal / max(1, min(len(self.first.wording.words), len(self.second.wording.words))))

    @property
    def is_reprint(self) -> bool:
        """True where the two are one piece of news: the shorter is largely copied, and much of the longer is that.
        What a column of briefs holds of it is a copy, and no story of its own."""
        equal = sum(passage.equal for passage in self.passages)
        longer = max(len(self.first.wording.words), len(self.second.wording.words))
        return self.share >= COPIED and equal >= REPRINTED * longer


class Aligned(NamedTuple):
    """What came of a pair of articles that share something, for the record: how much of the shorter one it is, and the
    findings."""

    first: str
    second: str
    share: float
    is_reprint: bool
    findings: tuple[Finding, ...]


def printed(article: ArticleText, wording: Wording, prints: Mapping[int, int], agency: str | None) -> Printed:
    """The article made ready."""
    pairs = sorted(prints.items())
    values, places = array("q", [one for one, _ in pairs]), array("I", [at for _, at in pairs])
    return Printed(article.id, wording, values, places, article.day, article.outlet, agency)


def copied(one: Printed, two: Printed) -> Copied | None:
    """What the two share, or None where it is too little to be more than chance."""
    first, second = sorted((one, two), key=_age)
    passages = shared(first.wording.words, second.wording.words, _seeds(first, second))
    pair = Copied(first, second, tuple(passages))
    return pair if passages and _is_telling(pair) else None


def _is_telling(pair: Copied) -> bool:
    """True where the longest passage that is no formula is long enough.  Within one outlet only much counts: its own
    notices and standing phrases are no copies."""
    words = pair.first.wording.words
    shorter = min(len(words), len(pair.second.wording.words))
    telling = min(LONGEST_FORMULA, MOST_OF_ARTICLE * shorter)
    longest = max(
        (p.equal for p in pair.passages if p.equal >= telling or not _is_formula(words[p.first : p.first_end])),
        default=0,
    )
    if pair.share >= MUCH:
        return longest >= min(LEAST_IN_MUCH, shorter)
    return longest >= LEAST_ALONE and (pair.first.outlet is None or pair.first.outlet != pair.second.outlet)


def _is_formula(words: array[int]) -> bool:
    style = _style_numbers()
    return sum(word in style for word in words) >= MOST_STYLE * len(words)


@functools.cache
def _style_numbers() -> frozenset[int]:
    return frozenset(map(word_number, word_set("formula")))


def _age(one: Printed) -> tuple[str, bool, str]:
    """Earlier first; of one day the agency's own; then by id, which says nothing of age."""
    return one.day or "9999", one.agency is None or one.agency != one.outlet, one.id


def _seeds(one: Printed, two: Printed) -> list[tuple[int, int]]:
    places = dict(zip(two.prints, two.places, strict=True))
    return [(at, places[p]) for p, at in zip(one.prints, one.places, strict=True) if p in places]


def as_findings(pair: Copied) -> Iterator[Finding]:
    """One finding a passage."""
    way, days = direction(pair)
    for passage in pair.passages:
        longest = max(passage.first_end - passage.first, passage.second_end - passage.second)
        score = round(passage.equal / longest, 3)
        sides = (
            Side(pair.first.id, pair.first.wording.span(passage.first, passage.first_end)),
            Side(pair.second.id, pair.second.wording.span(passage.second, passage.second_end)),
        )
        edits = "word for word" if passage.equal == longest else f"{passage.equal} of {longest} words are the same"
        yield Finding(
            id=finding_id("copy", *((s.article, s.span.start, s.span.end) for s in sides)),
            kind="copy",
            about=f"{passage.equal} words, {pair.share:.0%} of the shorter article",
            score=score,
            because=f"{edits}; {way}",
            sides=sides,
            independent=1,
            days=days,
        )


def direction(pair: Copied) -> tuple[str, int | None]:
    """From whom to whom, on what ground, and the days between.

    The earlier one is not always the source: both may have a third's words."""
    first, second = pair.first, pair.second
    agency = first.agency or second.agency
    source = f"; the words are {agency}'s by credit" if agency else ""
    if not (first.day and second.day):
        return f"the direction is not known: a date is missing{source}", None
    days = (date.fromisoformat(second.day) - date.fromisoformat(first.day)).days
    if days:
        return f"the first is {days} {'day' if days == 1 else 'days'} older{source}", days
    return f"both are of one day{source}", 0


def finding_id(kind: str, *parts: object) -> str:
    """A name for a finding that depends on what was found alone.

    >>> finding_id("copy", "a", 1) == finding_id("copy", "a", 1) != finding_id("copy", "a", 2)
    True
    """
    return hashlib.sha256(repr((kind, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def align(partition: Partition) -> list[Aligned]:
    """The pairs of a partition of articles that share something.  A pure function, for any engine."""
    articles: list[Printed] = [opened(thing) for thing in partition.things]
    pairs = (copied(articles[one], articles[two]) for one, two, _ in partition.pairs)
    return [
        Aligned(pair.first.id, pair.second.id, round(pair.share, 6), pair.is_reprint, tuple(as_findings(pair)))
        for pair in pairs
        if pair
    ]
