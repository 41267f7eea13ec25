"""Times and quantities of any text by themselves: `waqai.times`, without articles, entities or a record.

The grammar is that of news reading; what differs is the face.  A short text (a question, a field of a form) is read
loosely: bare hours, days and parts of the day count.  Values are as exact as the words allow, and where no word tells,
a weekday or a date without its year lies ahead (`prefer="past"` turns that round, as news wants it).

>>> [(t.text, t.value) for t in times("سأعود يوم الخميس الساعة 3 عصرا", "2024-05-06")]
[('يوم الخميس الساعة 3 عصرا', '2024-05-09T15:00')]
>>> [(t.text, t.kind, t.value) for t in times("استمر القتال تسعة أشهر.")]
[('تسعة أشهر', 'duration', 'P9M')]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from waqai.extract.time_bounds import Bounds, bounds, is_rough
from waqai.extract.time_forms import Form
from waqai.extract.time_grammar import read_expressions
from waqai.extract.time_reference import Reference
from waqai.extract.times import Face, resolve
from waqai.model import Span, Time, TimeKind, UsageError
from waqai.text.document import Document

Prefer = Literal["future", "past"]
SHORT = 160
"""Texts up to this long, in characters, are read loosely."""


@dataclass(frozen=True, slots=True)
class TextTime:
    """A time of a text: where it stands, its words, its kind, its TIMEX3 value, and where the reference tells them the
    first and last moment that it covers (ISO, local; None for what can't be placed)."""

    span: Span
    text: str
    kind: TimeKind
    value: str | None
    first: str | None
    last: str | None
    rule: str | None


def times(
    text: str, reference: str | None = None, *, prefer: Prefer = "future", loose: bool | None = None
) -> tuple[TextTime, ...]:
    """The times of a text, in its order.

    `reference`: the moment from which relative times are counted, an ISO date with or without a time of day; without
    one they keep TIMEX3's placeholders (XXXX-WXX-2) or no value.  `loose`: whether bare hours and the like count; by
    default in short texts only."""
    doc = Document.of(text, [Span(0, len(text))])
    return tuple(
        _text_time(doc, time, form, known_reference(reference))
        for time, form in read_document(doc, reference, prefer, loose)
    )


def known_reference(reference: str | None) -> Reference:
    """The reference as given, refused where it is no date."""
    known = Reference.of(reference)
    if reference and known.year is None:
        raise UsageError(f"{reference!r} is no date. Write it as 2024-06-18 or 2024-06-18T09:30.")
    return known


def read_document(doc: Document, reference: str | None, prefer: Prefer, loose: bool | None) -> list[tuple[Time, Form]]:
    """Every time of a document made ready, with the form that it was read as."""
    short = len(doc.text) <= SHORT if loose is None else loose
    expressions = read_expressions(doc, short)
    return resolve(doc, known_reference(reference), expressions, Face(fine=True, ahead=prefer == "future"))


def _text_time(doc: Document, time: Time, form: Form, reference: Reference) -> TextTime:
    found: Bounds = bounds(time.value, form, reference)
    words = doc.text[time.span.start : time.span.end]
    return TextTime(time.span, words, time.kind, time.value, found.first, found.last, time.rule)


def mentions(text: str, reference: str | None = None, *, prefer: Prefer = "future") -> Iterator[dict[str, Any]]:
    """Times and quantities of a text as plain dictionaries: start, end, text, type, value, and what belongs to each.

    A time's value is TIMEX3's; of a part of the day or the edge of a month, which have no agreed value, it is the
    bounds that `time_bounds` gives, the TIMEX3 value standing beside it."""
    doc = Document.of(text, [Span(0, len(text))])
    known = known_reference(reference)
    for time, form in read_document(doc, reference, prefer, None):
        yield _mention(doc, time, form, known)


_TYPES = {"date": "time", "time": "time", "duration": "duration", "set": "set"}


def _mention(doc: Document, time: Time, form: Form, known: Reference) -> dict[str, Any]:
    found = {"start": time.span.start, "end": time.span.end, "text": doc.text[time.span.start : time.span.end]}
    value = {"type": _TYPES[time.kind], "value": time.value}
    if is_rough(form) and time.value:
        around = bounds(time.value, form, known)
        if around.first:
            value = {**value, "value": f"{around.first}/{around.last}", "timex": time.value}
    return {**found, **value}
