"""Days named from where the article stands: اليوم الثلاثاء, مساء أمس, الخميس المقبل, ليل الإثنين - الثلاثاء.

A chain of words about one day is read as one expression, whatever their order: part of the day, today or yesterday,
weekday, modifier, calendar date.
"""

from __future__ import annotations

import dataclasses

from waqai.extract.time_dates import Read, Several, read_date
from waqai.extract.time_forms import Between, Date
from waqai.extract.time_line import Line

_PREFIXES = ("ال", "بال", "لل", "وال", "فال", "وبال", "ولل")
_NIGHT = frozenset({"ليل", "ليله"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "/", "والي", "وحتي"})
_BRACKETS = frozenset({"(", "،", ",", "الموافق", "-"})
# Between one day's dates in two calendars.
_SAME_DAY = frozenset({"الموافق", "-", "–", "/", "(", "،"})
# Before and after الاثنين where it means "both", and after a weekday's name that is part of another name.
_BOTH_BEFORE = frozenset({"علي", "كلا", "هذين", "احد", "كلي", "معا"})
_BOTH_AFTER = frozenset({"معا", "كليهما", "كلاهما", "الاخران"})
_NOT_DAY_BEFORE = frozenset({"صلاه", "خطبه", "لصلاه", "خطيب", "الصلاه", "صحيفه", "مسجد", "سوق"})
_NOT_DAY_AFTER = frozenset({"الاسود", "السوداء", "العظيمه", "الدامي", "الحزينه", "البيضاء"})
_IMPLIED = frozenset({"يوم", "ايام", "نهار"})


def read_chain(line: Line, at: int) -> Read | Several | None:
    """The day, or the two days, that a chain of words starting at `at` names."""
    one = _chain(line, at)
    if one is None or one.date.weekday is None or one.date.day is not None:
        return one or _pair_of_dates(line, at)
    return _second_weekday(line, at, one) or one


def _chain(line: Line, at: int) -> Read | None:
    date, position = Date(), at
    while True:
        step = _step(line, position, date)
        if step is None:
            break
        date, position = step.date, step.last
    anchored = date.shift is not None or date.weekday is not None or date.day is not None
    return Read(date, position) if anchored and position > at else None


def _step(line: Line, at: int, date: Date) -> Read | None:
    """One more piece of the chain, or None where it ends."""
    return (
        _deictic(line, at, date)
        or _weekday(line, at, date)
        or _modifier(line, at, date)
        or _calendar(line, at, date)
        or _part(line, at, date)
    )  # fmt: skip


def _deictic(line: Line, at: int, date: Date) -> Read | None:
    found = line.sense(at, "deictic")
    if found is None or date.shift is not None or date.near is not None:
        return None
    if line.form(at).endswith("اليوم") and (date.day is not None or not _is_today(line, at, found[1])):
        return None
    return Read(dataclasses.replace(date, shift=int(found[0].value)), found[1])


def _is_today(line: Line, at: int, after: int) -> bool:
    """False for the name of a paper or channel and for اليوم as a counted day; a weekday after it settles it."""
    if line.sense(after, "weekday", _PREFIXES):
        return True
    if line.listed(at - 1, "today", "after_names") or line.ordinal(after) is not None:
        return False
    return not line.listed(after, "today", "before_words") and line.form(at) not in ("باليوم",)


def _weekday(line: Line, at: int, date: Date) -> Read | None:
    if line.form(at) == "(" and line.form(at + 2) == ")" and date.shift is not None:
        inside = _weekday(line, at + 1, date)
        return Read(inside.date, at + 3) if inside else None
    found = line.sense(at, "weekday", _PREFIXES)
    if found is None or date.weekday is not None or not _is_weekday(line, at, int(found[0].value)):
        return None
    return Read(dataclasses.replace(date, weekday=int(found[0].value)), found[1])


def _is_weekday(line: Line, at: int, weekday: int) -> bool:
    """False for الاثنين as "both", and for a weekday inside another name (صلاة الجمعة)."""
    before, after = line.form(at - 1), line.form(at + 1)
    if weekday == 1 and (before in _BOTH_BEFORE or after in _BOTH_AFTER):
        return False
    return before not in _NOT_DAY_BEFORE and after not in _NOT_DAY_AFTER


def _modifier(line: Line, at: int, date: Date) -> Read | None:
    if date.weekday is None or date.near is not None or date.day is not None:
        return None
    found = line.sense(at, "modifier", ("",))
    if found is None or line.form(at).startswith("هذ"):
        return None
    return Read(dataclasses.replace(date, near=int(found[0].value)), found[1])


def _calendar(line: Line, at: int, date: Date) -> Read | None:
    """A calendar date inside the chain: at once, after a comma or الموافق, or in brackets."""
    if date.day is not None:
        return _other_calendar(line, at, date)
    anchored = date.weekday is not None or date.shift is not None
    opened = anchored and line.form(at) in _BRACKETS
    read = read_date(line, at + 1 if opened else at)
    if not isinstance(read, Read) or read.date.day is None:
        return None
    if opened and read.date.month is None and read.date.month_shift is None:
        return None
    last = read.last + (opened and line.form(read.last) == ")")
    return Read(_merged(date, read.date), last)


def _merged(chain: Date, read: Date) -> Date:
    """The calendar date with the chain's weekday and shift (they are evidence for the article's date).  A modifier of
    the weekday (الخميس المقبل 13 نوفمبر) says nothing of the month or year."""
    return dataclasses.replace(read, weekday=chain.weekday, shift=chain.shift, pointed=chain.near)


def _other_calendar(line: Line, at: int, date: Date) -> Read | None:
    """The same day in the other calendar (15 رمضان 1446هـ الموافق 15 مارس 2025م): the Gregorian one counts."""
    opened = line.form(at) in _SAME_DAY
    read = read_date(line, at + 1) if opened and date.year else None
    if not isinstance(read, Read) or not (read.date.day and read.date.year) or read.date.hijri == date.hijri:
        return None
    last = read.last + (line.form(at) == "(" and line.form(read.last) == ")")
    return Read(date if read.date.hijri else _merged(date, read.date), last)


def _part(line: Line, at: int, date: Date) -> Read | None:
    """A part of the day, يوم, or an adverb (مساءً): words that add nothing to the date."""
    anchored = date.weekday is not None or date.shift is not None or date.day is not None
    if anchored:
        found = line.sense(at, "adverb", ("",)) or line.sense(at, "part", ("",))
        return Read(date, found[1]) if found and len(line.form(at)) > 1 else None
    if line.form(at).lstrip("وفبل") in _IMPLIED and line.form(at)[-1:] in ("م", "ر"):
        return Read(date, at + 1)
    found = line.sense(at, "part")
    if found is None or (found[0].definite and not line.form(found[1])):
        return None
    return Read(date, found[1] + (line.form(found[1]) == "من"))


def _second_weekday(line: Line, at: int, one: Read) -> Several | None:
    """A second weekday: والأربعاء, إلى الخميس, - الثلاثاء, or the next day after ليل."""
    position, listed = one.last, False
    if line.form(position) in _TO:
        position += 1
    elif line.form(position).startswith("و"):
        listed = line.form(at - 1) != "بين"
        position += line.form(position) == "و"
    elif not any(line.form(n) in _NIGHT for n in range(at, one.last)):
        return None
    two = line.sense(position, "weekday", _PREFIXES)
    if two is None or one.date.near is not None or not _neighbours(one.date, int(two[0].value), listed):
        return None
    end = _modifier(line, two[1], Date(weekday=int(two[0].value)))
    last, near = (end.last, end.date.near) if end else (two[1], None)
    start = dataclasses.replace(one.date, near=near)
    return Several(Between(start, Date(weekday=int(two[0].value), near=near), listed), last)


def _neighbours(one: Date, weekday: int, listed: bool) -> bool:
    """Two weekdays joined by و are one stretch only when one follows the other."""
    return not listed or (one.weekday or 0) % 7 + 1 == weekday


def _pair_of_dates(line: Line, at: int) -> Several | None:
    """يومي 17 و18 أكتوبر, أيام 3 و4 مايو, and pairs without يومي."""
    unit = line.sense(at, "unit")
    start = at
    if unit and unit[0].value == "D" and (unit[0].extra == "pair" or line.form(at).endswith(("ايام", "الفتره"))):
        start = unit[1]
    start += line.form(start) == "من" and start > at
    read = read_date(line, start)
    return read if isinstance(read, Several) else None
