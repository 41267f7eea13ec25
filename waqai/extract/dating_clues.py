"""What an article's own dates and lengths say of the day when it came out, before that day is sought (`dating`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waqai.extract.time_forms import Ago, Between, Clock, Date, Form, Found, Length, Window
from waqai.extract.time_grammar import Expressions
from waqai.extract.times import tense_near
from waqai.text.document import Document, Sentence

WEEK = 7


class Inferred(NamedTuple):
    """A publication date (or month), and why."""

    published: str | None
    why: str | None


class Clue(NamedTuple):
    """One date or length of the text: what it says, the words, where, and whether it looks back or ahead."""

    form: Date | Length
    text: str
    sentence: int
    tense: int
    first: int
    last: int


def clues_of(doc: Document, expressions: Expressions) -> list[Clue]:
    """The dates and lengths of an article's sentences, in order; of a range both ends."""
    return [clue for n, sentence in enumerate(doc.sentences) for clue in _clues(doc, n, sentence, expressions[n])]


def _clues(doc: Document, number: int, sentence: Sentence, expressions: Sequence[Found]) -> Iterable[Clue]:
    for found in expressions:
        text = doc.text[doc.start_of(found.first, found.skip) : doc.words[found.last - 1].end]
        tense = tense_near(doc, sentence, found)
        for form in _parts(found.form):
            yield Clue(form, text, number, tense, found.first, found.last)


def _parts(form: Form) -> list[Date | Length]:
    """The dates and lengths that a form holds."""
    if isinstance(form, Between):
        return [form.start, form.end]
    if isinstance(form, Ago | Window):
        return [form.length]
    if isinstance(form, Clock):
        return [form.date] if isinstance(form.date, Date) else []
    return [form] if isinstance(form, Date | Length) else []


def latest_year(clues: Sequence[Clue]) -> int | None:
    """The latest year of the text that is not announced."""
    years = [
        c.form.year for c in clues if isinstance(c.form, Date) and c.form.year and not c.form.hijri and c.tense <= 0
    ]
    return max(years, default=None)


def own_weekday(clues: Sequence[Clue]) -> tuple[int, Clue] | None:
    """The weekday of publication: اليوم الثلاثاء, أمس الاثنين; clues that differ cancel each other."""
    own: dict[int, Clue] = {}
    for clue in clues:
        date = clue.form
        if isinstance(date, Date) and date.weekday and date.shift is not None:
            own.setdefault((date.weekday - date.shift - 1) % WEEK + 1, clue)
    return next(iter(own.items())) if len(own) == 1 else None
