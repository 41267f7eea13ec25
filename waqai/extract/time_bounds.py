"""The first and last moment that a value covers: what a program needs that compares or draws times.

Parts of the day have no agreed hours; the table below is the one that calendars book by (a part's early and late hours
are its halves); الليلة begins with the evening.  Edges of a month, year or week (مطلع, أواسط, أواخر) are its thirds, as
العشر الأوائل, الأواسط and الأواخر are of a month; منتصف is the middle itself.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from waqai.extract.time_forms import Date, Form, SameDay
from waqai.extract.time_reference import Day, add_to_day, bounds_of
from waqai.knowledge import units
from waqai.knowledge.times import senses
from waqai.model import Bound, Time
from waqai.text.document import Document
from waqai.text.words import Word

PARTS = {"MO": (8, 12), "MI": (12, 16), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24)}
"""The hours of the parts of the day."""
_TONIGHT = (18, 24)
_PART = re.compile(r"(?:(\d{4}-\d\d-\d\d))?T(MO|MI|AF|EV|NI)")
_THIRD, _MIDNIGHT = 3, 24
# Of a week the first, the middle and the last three days; the middle of a month is its 15th.
_WEEK, _WEEK_THIRD, _MIDDLE_DAY = 7, 3, 15
_FEW, _LONG_MONTH = 28, 31
# Words before a time that may tell its bound.
_LEAD = 3


class Bounds(NamedTuple):
    """First and last moment, ISO; days where nothing finer is told.  None: open, or it can't be told."""

    first: str | None
    last: str | None


NONE = Bounds(None, None)


def bounds(value: str | None, form: Form) -> Bounds:
    """The bounds of a value, given the form that it was read from."""
    if value is None:
        return NONE
    part = _PART.fullmatch(value)
    if part:
        return _part(part[1] or "", part[2], _edge(form), isinstance(form, Date) and form.shift is not None)
    whole = bounds_of(value) if "T" not in value else None
    if whole is None:
        return _moments(value)
    first, last = _of_edge(whole, _edge(form)) if _edge(form) else whole
    return Bounds(first.isoformat(), last.isoformat())


def is_rough(form: Form) -> bool:
    """True for a part of the day and an edge, whose bounds no calendar fixes."""
    return isinstance(form, Date | SameDay) and bool(form.part or form.edge)


def exactness(doc: Document, time: Time) -> Bound:
    """How exact the words of a time are; those beside it count too: a verb before a length (تجاوزت ساعة), a tail."""
    first, last = doc.range_of(time.span)
    sentence = doc.sentence_at(time.span.start)
    stop = min(last, sentence.last) if sentence else last
    length = time.kind == "duration"
    for match in units.bounds("bounds").find(doc.words, max(sentence.first if sentence else 0, first - _LEAD), stop):
        beside = match.first < first
        if beside and (match.last != first or (match.value != "about" and not length)):
            continue
        if match.last > match.first + 1 or not _is_preposition(doc.words[match.first]):
            return match.value
    if sentence is None or last >= sentence.last:
        return "exact"
    after = next(iter(units.bounds("bounds_after").at(doc.words, last, sentence.last)), None)
    return after.value if after and (length or after.value == "about") else "exact"


def _is_preposition(word: Word) -> bool:
    """True for حتى, which before a time says until."""
    return any(one.kind == "preposition" and not one.rest for one in senses(word.form, word.bare))


def _edge(form: Form) -> str | None:
    return form.edge if isinstance(form, Date | SameDay) else None


def _part(day: str, part: str, edge: str | None, shifted: bool) -> Bounds:
    """Hours of a part of the day; its early or late half where that is said.  `shifted`: of a day counted from now."""
    tonight = shifted and part == "NI" and edge is None
    start, end = _TONIGHT if tonight else PARTS[part]
    middle = (start + end) // 2
    start, end = {"START": (start, middle), "END": (middle, end)}.get(edge or "", (start, end))
    if end == _MIDNIGHT and day and tonight:
        return Bounds(f"{day}T{start:02d}:00", f"{datetime.date.fromisoformat(day) + datetime.timedelta(days=1)}T00:00")
    last = "23:59:59" if end == _MIDNIGHT else f"{end:02d}:00"
    return Bounds(f"{day}T{start:02d}:00", f"{day}T{last}")


def _of_edge(whole: tuple[Day, Day], edge: str | None) -> tuple[Day, Day]:
    """A third of a stretch of days."""
    first, last = whole
    length = (last - first).days + 1
    if length > _LONG_MONTH:
        return _of_months(first, last, edge)
    third = _WEEK_THIRD if length == _WEEK else length // _THIRD
    if edge == "HALF":
        if length == _WEEK:
            return first + datetime.timedelta(days=1), first + datetime.timedelta(days=_WEEK_THIRD)
        middle = first + datetime.timedelta(days=_MIDDLE_DAY - 1 if length >= _FEW else (length - 1) // 2)
        return middle, middle
    after = length - third if length == _WEEK else 2 * third
    starts = {"START": 0, "MID": length - 2 * third if length == _WEEK else third}
    start = first + datetime.timedelta(days=starts.get(edge or "", after))
    return start, last if edge == "END" else start + datetime.timedelta(days=third - 1)


def _of_months(first: Day, last: Day, edge: str | None) -> tuple[Day, Day]:
    """A third of a year, in whole months; its middle is June and July."""
    start, count = {"START": (0, 4), "MID": (4, 4), "HALF": (5, 2)}.get(edge or "", (8, 4))
    begin = add_to_day(first, start, 0) or first
    return begin, last if edge == "END" else add_to_day(begin, count, -1) or last


def _moments(value: str) -> Bounds:
    """Moments as they are; open ends as None."""
    if value.startswith("P") or "X" in value:
        return NONE
    start, slash, end = value.partition("/")
    if not slash:
        return Bounds(start, start)
    return Bounds(_bound(start, 0), _bound(end, 1))


def _bound(value: str, side: int) -> str | None:
    if value in ("", ".."):
        return None
    whole = bounds_of(value) if "T" not in value else None
    return whole[side].isoformat() if whole else value
