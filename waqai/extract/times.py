"""Time expressions: found in words, resolved against the article's date.

1. each sentence is read into forms (`time_grammar`)
2. the words near a form tell whether it looks back or ahead
3. forms become ISO 8601 values (`time_values`)

>>> from waqai.model import Span
>>> text = "يزور الوزير تونس الخميس المقبل بعد غياب دام تسعة أشهر."
>>> times = find_times(Document.of(text, [Span(0, len(text))]), "2021-03-01")
>>> [(text[t.span.start:t.span.end], t.value) for t in times]
[('الخميس المقبل', '2021-03-04'), ('تسعة أشهر', 'P9M')]
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from waqai.extract.time_dated import Context
from waqai.extract.time_forms import (
    Ago,
    Between,
    Clock,
    Date,
    Form,
    Found,
    Holiday,
    Length,
    Now,
    Nth,
    Offset,
    Recurring,
    Rest,
    SameDay,
    Stretch,
    Told,
    Weekend,
    Window,
)  # fmt: skip
from waqai.extract.time_grammar import Expressions, read_expressions
from waqai.extract.time_reference import Reference
from waqai.extract.time_values import value_of
from waqai.knowledge.times import tense_of
from waqai.model import Time, TimeKind
from waqai.text.document import Document, Sentence

# How far from a time the word that tells its direction may stand.
_BEFORE, _AFTER = 30, 5
# Right before a verb of the present they put it into the past.
_PUT_BACK = frozenset({"لم", "ولم", "كان", "كانت", "وكان", "وكانت", "كانوا"})
# Between one of them and the verb of what was to come (كان من المفترض أن يلتقي).
_PLANNING = frozenset({"من", "ان", "المفترض", "مفترضا", "المتوقع", "متوقعا"})
# How far before a date, in words, its year may stand (في 2014، وتحديدا في 18 مارس).
_YEAR_REACH = 4


class Face(NamedTuple):
    """For whom times are read.  News: by day, looking back.  `fine`: as exact as the words, `ahead`: looking on where
    no word tells."""

    fine: bool = False
    ahead: bool = False


NEWS = Face()


def find_times(
    doc: Document, reference: str | None, expressions: Expressions | None = None, face: Face = NEWS
) -> tuple[Time, ...]:
    """The time expressions of a document, resolved against `reference` (ISO date or month) where it is known.

    `expressions`: what `read_expressions` read of the document, where that was done before."""
    return tuple(time for time, _ in resolve(doc, Reference.of(reference), expressions or read_expressions(doc), face))


def resolve(doc: Document, known: Reference, expressions: Expressions, face: Face) -> list[tuple[Time, Form]]:
    """Every time with the form that it was read as."""
    named = _named_days(expressions, known)
    times: list[tuple[Time, Form]] = []
    told: str | None = None
    for sentence, found in zip(doc.sentences, expressions, strict=True):
        if not found:
            continue
        context, years = Context(known, named=named, fine=face.fine, told=told), _years(found)
        for one in found:
            if isinstance(one.form, Told) and not face.fine:
                continue  # a pronoun among times: news counts what is named
            tense = tense_near(doc, sentence, one) or int(face.ahead)
            context = context._replace(tense=tense, year=spoken_year(years, one, known))
            one = one._replace(form=_settled(one.form, context))
            time = _time(doc, one, context, f"t{len(times) + 1}")
            times.append((time, one.form))
            told = _time_told(time.value) or told
            context = context._replace(day=_day_told(time.value) or context.day, told=told)
    return times


def _time_told(value: str | None) -> str | None:
    """The date that a value names, of a stretch the last."""
    last = (value or "").split("/")[-1]
    return last[:10] if last[:4].isdigit() and "W" not in last else None


def _day_told(value: str | None) -> str | None:
    """The day that a value names, alone or with its part or hour."""
    return value[:10] if value and len(value) >= 10 and value[4] == "-" and "/" not in value else None


def _named_days(expressions: Expressions, known: Reference) -> frozenset[str]:
    """The days that the article names by day and month: they tell which of two weeks a weekday lies in."""
    dates = [one.form for found in expressions for one in found if isinstance(one.form, Date)]
    full = [date for date in dates if date.day and date.month and not date.hijri]
    return frozenset(filter(None, (value_of(date, Context(known)) for date in full))) if known.day else frozenset()


def _settled(form: Form, context: Context) -> Form:
    """A length counted on is a date only where the words near it look ahead (سيصل بعد يومين)."""
    ahead = context.fine or (context.tense > 0 and context.reference.day is not None)
    if isinstance(form, Ago) and form.sign > 0 and form.weekday is None and not (ahead or form.exact):
        return form.length
    return form


def _time(doc: Document, one: Found, context: Context, number: str) -> Time:
    value = value_of(one.form, context)
    span = doc.span(one.first, one.last, one.skip)
    why = None if value else "no-reference" if _has_value(one.form) else "vague"
    anchor = "published" if depends(one.form) and context.reference.year else None
    return Time(number, span, value, kind_of(one.form, context.fine), anchor, why, f"time.{one.rule}")


def _has_value(form: Form) -> bool:
    """True where only the missing date of the article keeps a form from having a value."""
    if isinstance(form, Ago):
        return form.length.amount is not None
    return isinstance(form, Date | Between | SameDay)


def kind_of(form: Form, fine: bool = False) -> TimeKind:
    """The TIMEX3 kind of a form; lengths up to or from now are dates where values are fine."""
    if isinstance(form, Length) or (not fine and (isinstance(form, Window) or (isinstance(form, Ago) and form.open))):
        return "duration"
    if isinstance(form, Clock) or (isinstance(form, Stretch) and isinstance(form.start or form.end, Clock)):
        return "time"
    return "set" if isinstance(form, Recurring) else "date"


def depends(form: Form) -> bool:
    """True for a form whose value is counted from the article's date."""
    if isinstance(form, Date):
        return form.year is None
    if isinstance(form, Between):
        return depends(form.start)
    if isinstance(form, Clock):
        return form.date is None or depends(form.date)
    if isinstance(form, Nth | Holiday | Rest):
        return depends(form.inside if isinstance(form, Nth) else form.date)
    if isinstance(form, Offset | Stretch):
        ends = (form.anchor,) if isinstance(form, Offset) else (form.start, form.end)
        return any(depends(end) for end in ends if end)
    return isinstance(form, SameDay | Weekend | Now | Told) or (isinstance(form, Ago) and not form.open)


def tense_near(doc: Document, sentence: Sentence, one: Found) -> int:
    """The direction that the nearest telling word before a time gives it, or else the first after it."""
    for at in range(one.first - 1, max(sentence.first, one.first - _BEFORE) - 1, -1):
        tense = tense_of(doc.words[at].form)
        if tense:
            return -1 if _is_put_back(doc, sentence, at) else tense
    for at in range(one.last, min(sentence.last, one.last + _AFTER)):
        tense = tense_of(doc.words[at].form)
        if tense:
            return tense
    return 0


def _is_put_back(doc: Document, sentence: Sentence, at: int) -> bool:
    """لم يلتق, كان سيلتقي, كان من المقرر أن يلتقي: what was to come then lies behind."""
    before = at - 1
    while before > sentence.first and (doc.words[before].form in _PLANNING or tense_of(doc.words[before].form) > 0):
        before -= 1
    return sentence.first <= before < at and doc.words[before].form in _PUT_BACK


def _years(found: Sequence[Found]) -> list[tuple[int, int]]:
    """The years that a sentence's dates give, each with the word behind its date, by place."""
    return [(f.last, f.form.year) for f in found if isinstance(f.form, Date) and f.form.year and not f.form.hijri]


def spoken_year(years: Sequence[tuple[int, int]], one: Found, reference: Reference) -> int | None:
    """The year that a date without one takes over from its sentence: only where the article's date is unknown, or
    an earlier year was named before it."""
    before = bisect.bisect_right(years, one.first, key=lambda y: y[0])
    if not before:
        return None
    last, year = years[before - 1]
    if reference.year is None:
        return year
    return year if year < reference.year - 1 and one.first - last <= _YEAR_REACH else None
