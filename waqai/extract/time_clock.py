"""Times of day: الساعة الرابعة والنصف مساء, 14:30 بتوقيت غرينتش, (1500 ت غ)."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from waqai.extract.time_dates import Read
from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import Clock, Form
from waqai.extract.time_line import Line

_MINUTES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20}
_LESS = {"ربعا": 15, "ربع": 15, "الربع": 15, "ثلثا": 20, "خمس": 5, "عشر": 10}
_PART_OF = frozenset({"نصف", "ربع", "ثلث", "مدار"})
_LATE = frozenset({"مساء", "عصر", "ظهر"})
_ZONE = frozenset({"بتوقيت", "توقيت", "بالتوقيت"})
_GREENWICH = (("ت", ".", "غ"), ("ت", "غ"), ("ت", ".", "ج"), ("gmt",), ("جمت",))


class _Hour(NamedTuple):
    hour: int
    minute: int
    last: int


def read_clock(line: Line, at: int) -> tuple[Form, int] | None:
    """A time of day with its zone and the day named after it, or None."""
    named = _named_hour(line, at)
    hour = named or _digits(line, at)
    if hour is None or not (0 <= hour.hour <= 24 and 0 <= hour.minute < 60):
        return None
    adverb = line.sense(hour.last, "adverb", ("",))
    last = adverb[1] if adverb else hour.last
    zone, last = _zone(line, last)
    if not (named or adverb or zone):
        return None
    add = int(adverb[0].value) if adverb and hour.hour < 12 else 0
    return _with_day(line, Clock((hour.hour + add) % 24, hour.minute, zone), last)


def _named_hour(line: Line, at: int) -> _Hour | None:
    unit = line.sense(at, "unit", ("ال", "بال", "لل", "وال"))
    if unit is None or unit[0].value != "TH" or unit[0].extra != "one" or line.form(at - 1) in _PART_OF:
        return None
    digits = _digits(line, unit[1])
    if digits:
        return digits
    ordinal, number = line.ordinal(unit[1]), line.plain(unit[1])
    feminine = line.form(unit[1]).endswith(("ه", "الاولي"))
    if ordinal and ordinal.definite and ordinal.value <= 12 and feminine:
        return _minutes(line, ordinal.value, ordinal.last)
    if line.form(unit[1]).endswith("الواحده"):
        return _minutes(line, 1, unit[1] + 1)
    return _minutes(line, number[0], number[1]) if number and number[0] <= 24 else None


def _minutes(line: Line, hour: int, at: int) -> _Hour:
    form = line.form(at)
    if form in _MINUTES:
        return _Hour(hour, _MINUTES[form], at + 1)
    if form == "الا" and line.form(at + 1) in _LESS:
        return _Hour(hour - 1, 60 - _LESS[line.form(at + 1)], at + 2)
    number = line.number(at + 1) if form == "و" else line.number(at)
    if number and form.startswith("و") and number.value == int(number.value) and number.value < 60:
        unit = line.sense(number.last, "unit")
        if unit and unit[0].value == "TM":
            return _Hour(hour, int(number.value), unit[1])
    return _Hour(hour, 0, at)


def _digits(line: Line, at: int) -> _Hour | None:
    """14:30, 15,00 or 1500, in figures."""
    form = line.form(at)
    if form.isdigit() and len(form) <= 2 and line.form(at + 1) == ":" and line.touching(at, at + 3):
        minute = line.form(at + 2)
        return _Hour(int(form), int(minute), at + 3) if minute.isdigit() and len(minute) == 2 else None
    for mark in ",.":
        hour, _, minute = form.partition(mark)
        if hour.isdigit() and len(hour) <= 2 and minute.isdigit() and len(minute) == 2 and line.amount(at) is not None:
            return _Hour(int(hour), int(minute), at + 1)
    return _Hour(int(form[:2]), int(form[2:]), at + 1) if form.isdigit() and len(form) == 4 else None


def _zone(line: Line, at: int) -> tuple[str | None, int]:
    """Z for Greenwich, "local" for another named zone; brackets around it are allowed."""
    start = at + (line.form(at) in ("(", "،"))
    if line.form(start) in _ZONE:
        named = line.sense(start + 1, "zone", ("", "ال"))
        return ("Z" if named else "local"), start + 2
    for letters in _GREENWICH:
        if all(line.form(start + n) == letter for n, letter in enumerate(letters)):
            return "Z", start + len(letters)
    return None, at


def _with_day(line: Line, clock: Clock, at: int) -> tuple[Form, int]:
    """The day named right after the hour: من مساء أمس, فجر الثلاثاء."""
    start = at + (line.form(at) == "من")
    read = read_chain(line, start)
    if not isinstance(read, Read):
        return clock, at
    late = clock.hour < 12 and any(line.form(n) in _LATE for n in range(start, read.last))
    return dataclasses.replace(clock, hour=clock.hour + 12 * late, date=read.date), read.last
