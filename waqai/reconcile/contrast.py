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
import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from waqai.knowledge.across import word_set
from waqai.model import Span
from waqai.reconcile.figures import Figure, clash, told
from waqai.reconcile.happenings import likeness, overlap, telling
from waqai.reconcile.marks import stem_of
from waqai.reconcile.wording import raw_words
from waqai.text.folding import fold_text

TOLLS = ("toll_dead", "toll_hurt", "toll_missing", "toll_held")
# Letters on either side of a figure in which the word that says what happened to the people stands.
REACH = 28
PEOPLE = "person"
SHARED_WORDS = 2
ONE_SENTENCE = 0.9
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_CUT = re.compile(r"\d\s?[،,.٫]\s?$")
_RA = re.compile(r"\dر\d")
_RANK = re.compile("(?:^|\\s)[وبل]?ال\N{ARABIC TATWEEL}?$")
_RANK_WORD = re.compile("(?:ال)?(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)")
DENIAL_SEVERITY = 0.7


class Counted(NamedTuple):
    """A figure with what it counts (of people what happened to them, of other things their name) and its digits."""

    figure: Figure
    what: frozenset[str]
    digits: str


class Statement(NamedTuple):
    """A sentence as it is compared."""

    words: dict[str, float]
    figures: tuple[Counted, ...]
    denies: bool
    numbers: frozenset[str] = frozenset()


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
    counted = tuple(_counted(text, *figure) for figure in figures if is_plain(text, Span(*figure[3])))
    return Statement(telling(text), counted, denies(text), frozenset(_NUMBER.findall(fold_text(text))))


def _counted(
    text: str, value: float, unit: str, bound: str, place: tuple[int, int], upper: float | None = None
) -> Counted:
    span = Span(*place)
    figure = Figure(value, value if upper is None else upper, unit, bound)
    return Counted(figure, what_is_counted(text, span, unit), digits_of(text, span))


def digits_of(text: str, span: Span) -> str:
    """The digits of a figure, as they are printed."""
    found = _NUMBER.search(fold_text(text[span.start : span.end]))
    return found[0] if found else ""


def is_plain(text: str, span: Span) -> bool:
    """False for what is easily misread: decimals parted by ra (7ر10 is 10.7) or by an Arabic comma, digits that a
    bracket cuts off, ranks.

    >>> is_plain("بلغت 7ر10 مليار دولار", Span(5, 21)), is_plain("( 15) مليار ريال", Span(6, 16))
    (False, False)
    >>> is_plain("بلغت 26،2 مليون ريال", Span(8, 20))
    False
    >>> is_plain("المرحلة الـ11 من البرنامج", Span(11, 13)), is_plain("بلغت 15 مليار ريال", Span(5, 18))
    (False, True)
    """
    before, told = text[max(0, span.start - 5) : span.start], text[span.start : span.end]
    cut_off = bool(_DIGIT.search(before)) and not _DIGIT.search(told)
    return not (
        _RA.search(before + told) or cut_off or _CUT.search(before) or _RANK.search(before) or _RANK_WORD.match(told)
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
    if alike < least or len(one.words.keys() & two.words.keys()) < SHARED_WORDS or is_one_sentence(one, two):
        return None
    for mine in one.figures:
        for theirs in two.figures:
            toll = bool(mine.what & set(TOLLS))
            found = clash(mine.figure, theirs.figure, toll) if mine.what & theirs.what else None
            if found and _is_alone(found.kind, (mine, theirs), (one, two)) and _rest_agrees(one, two):
                values = told(mine.figure), told(theirs.figure)
                what = ", ".join(sorted(mine.what & theirs.what))
                return Contrast(found.kind, values, alike, found.severity, what, (mine.figure, theirs.figure))
    if one.denies != two.denies:
        values = ("denied", "told") if one.denies else ("told", "denied")
        return Contrast("yes-no", values, alike, DENIAL_SEVERITY, "statement")
    return None


def is_one_sentence(one: Statement, two: Statement) -> bool:
    """True for a sentence and its copy: where all is the same, a difference was read into it.

    >>> one, two = statement("قتل 4 جنود في انفجار بئر"), statement("قتل 4 جنود، في انفجار بئر")
    >>> is_one_sentence(one, two), is_one_sentence(one, statement("قتل 5 جنود في انفجار بئر"))
    (True, False)
    """
    return one.numbers == two.numbers and one.denies == two.denies and overlap(one.words, two.words) >= ONE_SENTENCE


def _is_alone(kind: str, figures: tuple[Counted, Counted], statements: tuple[Statement, Statement]) -> bool:
    """True where neither statement has the other's figure too, be it read as another's; a slip of the unit keeps the
    digits."""
    for mine, theirs in zip(figures, statements[::-1], strict=True):
        if kind == "number" and mine.digits and mine.digits in theirs.numbers:
            return False
        if any(f.figure.unit == mine.figure.unit and not clash(mine.figure, f.figure) for f in theirs.figures):
            return False
    return True


def _rest_agrees(one: Statement, two: Statement) -> bool:
    """False where several numbers differ: then the sentences tell of two days, or of two things, in one form."""
    least = min(len(one.numbers), len(two.numbers))
    return least <= 1 or len(one.numbers & two.numbers) >= least - 1
