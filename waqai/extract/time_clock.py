"""Times of day: الساعة الرابعة والنصف مساء, عند الثانية بعد الظهر, 14:30 بتوقيت غرينتش, (1500 ت غ), and stamps, in
which a time of day stands beside a full date (12/05/2025 - 14:30)."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from waqai.extract.time_dates import Read
from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import Clock, Date, Form
from waqai.extract.time_line import Line

_MINUTES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20}
_LESS = {"ربعا": 15, "ربع": 15, "الربع": 15, "ثلثا": 20, "خمس": 5, "عشر": 10}
_PART_OF = frozenset({"نصف", "ربع", "ثلث", "مدار"})
_LATE = frozenset({"مساء", "عصر", "ظهر"})
_ZONE = frozenset({"بتوقيت", "توقيت", "بالتوقيت", "التوقيت"})
_GREENWICH = (("ت", ".", "غ"), ("ت", "غ"), ("ت", ".", "ج"), ("gmt",), ("utc",), ("جمت",))
# Before an hour that is named without الساعة (عند الثانية بعد الظهر).
_AT = frozenset({"في", "عند", "حتي", "الي", "من", "قبل", "بعد", "نحو", "حوالي", "قرابه", "تمام", "حدود", "منذ"})
# Between the date and the hour of a stamp.
_BETWEEN = frozenset({"-", "–", "—", "|", "،", ",", "/", "•", "·", "الساعه", "عند", "في", "t", ":"})
_STAMP_REACH = 3
_LATIN = {"am": 0, "pm": 12}
_NOON = 12


class _Hour(NamedTuple):
    hour: int
    minute: int
    last: int


def read_clock(line: Line, at: int) -> tuple[Form, int] | None:
    """A time of day with its zone and the day named after it, or None."""
    named = _named_hour(line, at) or _bare_hour(line, at)
    hour = named or _digits(line, at)
    if hour is None or not (0 <= hour.hour <= 24 and 0 <= hour.minute < 60):
        return None
    add, last = _half_of_day(line, hour)
    zone, last = _zone(line, last)
    clock = Clock((hour.hour + (add or 0)) % 24, hour.minute, zone)
    if not (named or add is not None or zone):
        return _stamp_ahead(line, clock, last)
    return _with_day(line, clock, last)


def add_clock(line: Line, date: Date, last: int) -> tuple[Form, int] | None:
    """The time of day that a stamp shows after its full date, with all of it; None where there is none."""
    if not (date.year and date.month and date.day):
        return None
    start = last
    while line.form(start) in _BETWEEN and start < last + _STAMP_REACH:
        start += 1
    hour = _digits(line, start) if line.form(start + 1) == ":" else None
    if hour is None or hour.hour > 24 or hour.minute > 59:
        return None
    add, after = _half_of_day(line, hour)
    zone, after = _zone(line, after)
    return Clock((hour.hour + (add or 0)) % 24, hour.minute, zone, date), after


def _half_of_day(line: Line, hour: _Hour) -> tuple[int | None, int]:
    """The hours to add for مساء or ص or PM after an hour (None where nothing says), and the word after it."""
    adverb = line.sense(hour.last, "adverb", ("",))
    if adverb:
        late, last = int(adverb[0].value), adverb[1]
    elif line.form(hour.last) in _LATIN and hour.hour <= _NOON:
        late, last = _LATIN[line.form(hour.last)], hour.last + 1
    else:
        return None, hour.last
    if hour.hour == _NOON and not late and line.form(last - 1) in ("ص", "am"):
        return -_NOON, last
    return (late if hour.hour < _NOON else 0), last


def _stamp_ahead(line: Line, clock: Clock, at: int) -> tuple[Form, int] | None:
    """14:30 - 12 مايو 2025: an hour before its full date."""
    start = at
    while line.form(start) in _BETWEEN and start < at + _STAMP_REACH:
        start += 1
    read = read_chain(line, start) if line.form(at - 2) == ":" else None
    if not isinstance(read, Read) or not (read.date.year and read.date.day):
        return None
    return dataclasses.replace(clock, date=read.date), read.last


def _bare_hour(line: Line, at: int) -> _Hour | None:
    """عند الثانية بعد الظهر: an hour without its word, before a part of the day."""
    if line.form(at - 1).removeprefix("و") not in _AT:
        return None
    ordinal, number = line.ordinal(at), line.plain(at)
    if number and number[0] <= _NOON:
        hour = _minutes(line, *number)
    elif (
        ordinal
        and ordinal.definite
        and ordinal.value <= _NOON
        and line.form(ordinal.last - 1).endswith(("ه", "الاولي"))
    ):
        hour = _minutes(line, ordinal.value, ordinal.last)
    else:
        return None
    adverb = line.sense(hour.last, "adverb", ("",))
    if adverb is None or len(line.form(hour.last)) == 1 or (number and _names_day(line, adverb[1])):
        return None
    return hour


def _names_day(line: Line, at: int) -> bool:
    """True where a part of the day belongs to a day that follows it: then figures may count (قتل 9 مساء الجمعة)."""
    return bool(line.sense(at, "weekday") or line.sense(at, "deictic"))


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
        if not (minute.isdigit() and len(minute) == 2):
            return None
        seconds = line.form(at + 3) == ":" and line.form(at + 4).isdigit() and line.touching(at, at + 5)
        return _Hour(int(form), int(minute), at + 5 if seconds else at + 3)
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
