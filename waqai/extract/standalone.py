"""Times and quantities of any text by themselves: `waqai.times`, without articles, entities or a record.

The grammar is that of news reading; what differs is the face.  A short text (a question, a field of a form) is read
loosely: bare hours, days and parts of the day count.  Values are as exact as the words allow, and where no word tells,
a weekday or a date without its year lies ahead (`prefer="past"` turns that round, as news wants it).

>>> [(t.text, t.value) for t in times("سأعود يوم الخميس الساعة 3 عصرا", "2024-05-06")]
[('يوم الخميس الساعة 3 عصرا', '2024-05-09T15:00')]
>>> [(t.text, t.kind, t.value, t.first, t.last) for t in times("تراجعت الأسعار أواخر مارس 2024.")]
[('أواخر مارس 2024', 'date', '2024-03', '2024-03-21', '2024-03-31')]
>>> [(t.text, t.kind, t.value) for t in times("يجتمعون كل ثلاثاء منذ تسعة أشهر.", "2024-05-06")]
[('كل ثلاثاء', 'set', 'XXXX-WXX-2'), ('منذ تسعة أشهر', 'date', '2023-08')]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from waqai.extract.amounts import TextQuantity, as_mentions, quantities_of
from waqai.extract.time_bounds import bounds, exactness, is_rough
from waqai.extract.time_forms import Form
from waqai.extract.time_grammar import read_expressions
from waqai.extract.time_reference import Reference
from waqai.extract.times import Face, resolve
from waqai.model import Bound, Span, Time, TimeKind, UsageError
from waqai.text.document import Document

Prefer = Literal["future", "past"]
SHORT = 160
"""Texts up to this long, in characters, are read loosely."""


@dataclass(frozen=True, slots=True)
class TextTime:
    """A time of a text: where it stands, its words, its kind, its TIMEX3 value, and the first and last day or moment
    that it covers (ISO; None for an open end and for what can't be placed).

    `bound`: how exact the words are (نحو, أكثر من); of a time told by a length (منذ أكثر من عام) that of the length.
    """

    span: Span
    text: str
    kind: TimeKind
    value: str | None
    first: str | None
    last: str | None
    bound: Bound
    rule: str | None


def times(
    text: str, reference: str | None = None, *, prefer: Prefer = "future", loose: bool | None = None
) -> tuple[TextTime, ...]:
    """The times of a text, by place.

    `reference`: the moment from which relative times are counted, an ISO date with or without a time of day; without
    one they keep TIMEX3's placeholders (XXXX-WXX-2) or no value.  `loose`: whether bare hours and the like count; by
    default in short texts only.

    >>> [(one.text, one.value) for one in times("عاد الوفد أمس بعد غياب ثلاثة أشهر", "2025-03-12")]
    [('أمس', '2025-03-11'), ('ثلاثة أشهر', 'P3M')]
    """
    doc, known = _document(text), known_reference(reference)
    return tuple(_text_time(doc, time, form) for time, form in _read(doc, known, prefer, loose))


def times_and_quantities(
    text: str, reference: str | None = None, *, prefer: Prefer = "future"
) -> tuple[tuple[TextTime, ...], tuple[TextQuantity, ...]]:
    """Both, the words being read once; what stands in a time is no quantity.

    >>> [one.text for found in times_and_quantities("قتل 12 شخصا في 3 مايو") for one in found]
    ['3 مايو', '12 شخصا']
    """
    doc, known = _document(text), known_reference(reference)
    found = _read(doc, known, prefer, None)
    amounts = quantities_of(doc, [time.span for time, _ in found])
    return tuple(_text_time(doc, time, form) for time, form in found), amounts


def mentions(text: str, reference: str | None = None, *, prefer: Prefer = "future") -> list[dict[str, Any]]:
    """Times and quantities of a text as plain dictionaries in the flat form of other libraries' test suites: start,
    end, text, type, value, and what belongs to each.  Every numeral is a mention too, also within a time.

    A time's value is TIMEX3's.  For a part of the day and the edge of a month, for which TIMEX3 has no dates, it is the
    stretch that `time_bounds` gives; the TIMEX3 value stands beside it as `timex`.

    >>> mentions("مساء أمس", "2024-05-06")[0]["value"], mentions("مساء أمس", "2024-05-06")[0]["timex"]
    ('2024-05-05T16:00/2024-05-05T20:00', '2024-05-05TEV')
    """
    doc, known = _document(text), known_reference(reference)
    found = [_mention(doc, time, form) for time, form in _read(doc, known, prefer, None)]
    for one in as_mentions(quantities_of(doc)):
        found.append({**one, "text": text[one["start"] : one["end"]]})
    return found


def known_reference(reference: str | None) -> Reference:
    """The reference as given, refused where it is no date."""
    known = Reference.of(reference)
    if reference and known.year is None:
        raise UsageError(f"{reference!r} is no date. Write it as 2024-06-18 or 2024-06-18T09:30.")
    return known


def _document(text: str) -> Document:
    return Document.of(text, [Span(0, len(text))])


def _read(doc: Document, known: Reference, prefer: Prefer, loose: bool | None) -> list[tuple[Time, Form]]:
    """Every time of a document, with the form that it was read as."""
    short = len(doc.text) <= SHORT if loose is None else loose
    return resolve(doc, known, read_expressions(doc, short), Face(fine=True, ahead=prefer == "future"))


def _text_time(doc: Document, time: Time, form: Form) -> TextTime:
    around = bounds(time.value, form)
    words = doc.text[time.span.start : time.span.end]
    exact = exactness(doc, time)
    return TextTime(time.span, words, time.kind, time.value, around.first, around.last, exact, time.rule)


def _mention(doc: Document, time: Time, form: Form) -> dict[str, Any]:
    start, end = time.span
    found = {"start": start, "end": end, "text": doc.text[start:end], "type": _TYPES[time.kind], "value": time.value}
    around = bounds(time.value, form) if is_rough(form) else None
    if around and around.first:
        found |= {"value": f"{around.first}/{around.last}", "timex": time.value}
    return found


_TYPES = {"date": "time", "time": "time", "duration": "duration", "set": "set"}
