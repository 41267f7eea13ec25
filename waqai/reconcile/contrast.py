"""Whether two statements contradict each other: by a figure of one thing, or since one denies what the other tells.

For statements that no event carries (tolls, prices, headlines).  Two are compared only where their telling words are
alike; the likeness that is asked for stands with the caller.

>>> one = statement("مقتل 40 شخصا في انهيار سد أربعات شمال بورتسودان", [(40, "person", "exact", (5, 12))])
>>> two = statement("انهيار سد أربعات قرب بورتسودان يودي بحياة 90 شخصا", [(90, "person", "exact", (42, 49))])
>>> contrast(one, two, 0.5).kind
'number'
>>> contrast(statement("السلطات تنفي انهيار سد أربعات"), statement("انهيار سد أربعات"), 0.6).kind
'yes-no'
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from waqai.knowledge.across import word_set
from waqai.model import Span
from waqai.reconcile.figures import Figure, clash, told
from waqai.reconcile.happenings import likeness, telling
from waqai.reconcile.marks import stem_of
from waqai.reconcile.wording import raw_words
from waqai.text.folding import fold_text

TOLLS = ("toll_dead", "toll_hurt", "toll_missing", "toll_held")
# Letters on either side of a figure in which the word that says what happened to the people stands.
REACH = 28
PEOPLE = "person"
SHARED_WORDS = 2
DENIAL_SEVERITY = 0.7


class Counted(NamedTuple):
    """A figure with what it counts: of people what happened to them, of other things their name."""

    figure: Figure
    what: frozenset[str]
    span: Span


class Statement(NamedTuple):
    """A sentence as it is compared."""

    words: dict[str, float]
    figures: tuple[Counted, ...]
    denies: bool


class Contrast(NamedTuple):
    """How two statements contradict each other: the kind, both values, how alike they are, how far apart."""

    kind: Literal["number", "unit", "yes-no"]
    values: tuple[str, str]
    likeness: float
    severity: float
    what: str
    figures: tuple[Figure, Figure] | None = None


def statement(text: str, figures: Iterable[tuple[Any, ...]] = ()) -> Statement:
    """A sentence with its figures: (value, unit, bound, place in the text) each, and the upper end of a range."""
    counted = tuple(_counted(text, *figure) for figure in figures)
    return Statement(telling(text), counted, denies(text))


def _counted(
    text: str, value: float, unit: str, bound: str, place: tuple[int, int], upper: float | None = None
) -> Counted:
    span = Span(*place)
    return Counted(
        Figure(value, value if upper is None else upper, unit, bound), what_is_counted(text, span, unit), span
    )


def what_is_counted(text: str, span: Span, unit: str) -> frozenset[str]:
    """Of people what happened to them, by the nearest word that says so; of other things the words of the figure.

    >>> sorted(what_is_counted("مقتل 5 أشخاص وإصابة 9", Span(5, 12), "person"))
    ['toll_dead']
    """
    fate = _fate(text, span) if unit == PEOPLE else frozenset()
    return fate or frozenset(stem_of(raw) for _, _, raw in raw_words(text, span)) - {""}


def _fate(text: str, span: Span) -> frozenset[str]:
    near: list[tuple[int, str]] = []
    for start, end, raw in raw_words(text, Span(max(0, span.start - REACH), min(len(text), span.end + REACH))):
        fate = _fates().get(fold_text(raw)) or _fates().get(fold_text(raw)[1:])
        if fate:
            inside = span.start <= start < span.end
            near.append((0 if inside else span.start - end if end <= span.start else start - span.end + 6, fate))
    return frozenset([min(near)[1]]) if near else frozenset()


@functools.cache
def _fates() -> dict[str, str]:
    return {word: toll for toll in TOLLS for word in word_set(toll)}


def denies(text: str) -> bool:
    """True where a word turns the statement round.

    >>> denies("لم توقع الحكومة الاتفاق"), denies("لا تزال الحكومة تدرس الاتفاق")
    (True, False)
    """
    words = [fold_text(raw) for _, _, raw in raw_words(text, Span(0, len(text)))]
    return any(
        _is_negation(word) and (at + 1 == len(words) or words[at + 1] not in word_set("still"))
        for at, word in enumerate(words)
    )


def _is_negation(word: str) -> bool:
    negations = word_set("negation")
    return word in negations or (word[:1] in "وفبل" and len(word) > 2 and word[1:] in negations)


def contrast(one: Statement, two: Statement, least: float) -> Contrast | None:
    """The contradiction between two statements whose likeness is at least `least`; None where there is none."""
    alike = likeness(one.words, two.words)
    if alike < least or len(one.words.keys() & two.words.keys()) < SHARED_WORDS:
        return None
    for mine in one.figures:
        for theirs in two.figures:
            found = clash(mine.figure, theirs.figure) if mine.what & theirs.what else None
            if found and not _agrees(mine, two) and not _agrees(theirs, one):
                values = told(mine.figure), told(theirs.figure)
                what = ", ".join(sorted(mine.what & theirs.what))
                return Contrast(found.kind, values, alike, found.severity, what, (mine.figure, theirs.figure))
    if one.denies != two.denies:
        values = ("denied", "told") if one.denies else ("told", "denied")
        return Contrast("yes-no", values, alike, DENIAL_SEVERITY, "statement")
    return None


def _agrees(one: Counted, other: Statement) -> bool:
    """True where the other statement has a figure that agrees with this one: then the two are of different things."""
    return any(
        theirs.figure.unit == one.figure.unit and not clash(one.figure, theirs.figure) for theirs in other.figures
    )
