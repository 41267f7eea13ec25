"""Times of day: الساعة الرابعة والنصف مساء, عند الثانية بعد الظهر, 14:30 بتوقيت غرينتش, (1500 ت غ), stamps, in which a
time of day stands beside a full date (12/05/2025 - 14:30), and from one hour to another (من 5 إلى 6 مساء)."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import Clock, Date, Form, Stretch
from waqai.extract.time_hours import Hour, hour_of_day, read_hour, read_part, read_stamp
from waqai.extract.time_line import Line
from waqai.extract.time_numeric import Read

_ZONE = frozenset({"بتوقيت", "توقيت", "بالتوقيت", "التوقيت"})
_GREENWICH = (("ت", ".", "غ"), ("ت", "غ"), ("ت", ".", "ج"), ("gmt",), ("utc",), ("جمت",))
# Before an hour that is named without الساعة (عند الثانية بعد الظهر).
_AT = frozenset(
    {"في", "عند", "حتي", "الي", "من", "قبل", "بعد", "نحو", "حوالي", "قرابه", "تمام", "حدود", "منذ", "علي", "بحدود"}
)
# Between the date and the hour of a stamp.
_BETWEEN = frozenset({"-", "–", "—", "|", "،", ",", "/", "•", "·", "الساعه", "عند", "في", "t", ":"})
_STAMP_REACH = 3
# Between a day and its hour in running text.
_BEFORE_HOUR = frozenset({"،", ",", "في", "عند", "علي", "حوالي", "نحو", "بحدود", "تمام", "-", "قرابه", "هذا"})
_BEFORE_REACH = 4
# Between an hour and its day.
_BEFORE_DAY = frozenset({"من", "في", "،", ",", "يوم", "ل"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "وحتي", "لغايه", "والي"})
_MIDDLES = {"الليل": 0, "النهار": 12, "الظهر": 12}
_NOON = 12
# The hours that a zone stands before or behind Greenwich, in figures.
_ZONES_AHEAD = frozenset({*map(str, range(15)), *(f"{hours:02}" for hours in range(10))})


class _Told(NamedTuple):
    """An hour, the part of the day beside it, its zone, and the word after all."""

    hour: Hour
    part: str | None
    zone: str | None
    offset: int | None
    last: int

    @property
    def clock(self) -> Clock:
        """The time of day."""
        return Clock(self.hour.at(self.part), self.hour.minute or 0, self.zone, None, self.hour.second, self.offset)


def read_clock(line: Line, at: int) -> tuple[Form, int] | None:
    """A time of day with its zone and the day named after it, or None."""
    noon = _noon(line, at)
    if noon:
        return noon
    told = _told(line, at)
    if told is None:
        return _stamp_first(line, at)
    if _needs_more(line, at, told):
        return _of_a_part(line, at, told) or _stamp_ahead(line, told)
    return _with_day(line, told.clock, told.last, told.part)


def read_bare_clock(line: Line, at: int) -> tuple[Form, int] | None:
    """An hour without the day behind it."""
    told = _told(line, at)
    return (told.clock, told.last) if told and not _needs_more(line, at, told) else None


def _of_a_part(line: Line, at: int, told: _Told) -> tuple[Form, int] | None:
    """في الواحدة من فجر الثلاثاء: a bare hour of a part of a day."""
    if told.hour.kind != "ordinal" or not (_led(line, at) or line.loose) or line.form(told.last) != "من":
        return None
    read = _day_behind(line, told.last)
    return _with_day(line, told.clock, told.last, None) if read and read.date.part else None


def _stamp_first(line: Line, at: int) -> tuple[Form, int] | None:
    """1530 بتوقيت غرينتش: four figures before a zone."""
    hour = read_stamp(line, at)
    zone = _zone(line, hour.last) if hour else None
    if hour is None or zone is None or zone[0] is None:
        return None
    return _with_day(line, Clock(hour.hour % 24, hour.minute or 0, zone[0], offset=zone[1]), zone[2], None)


def _told(line: Line, at: int) -> _Told | None:
    """The hour at `at` with part of the day and zone; a part before it counts too (مساء الساعة التاسعة)."""
    early, start = _part_before(line, at)
    hour = read_hour(line, start)
    if hour is None or (start > at and early is None):
        return None
    part = read_part(line, hour.last)
    last = part[1] if part else hour.last
    zone, offset, last = _zone(line, last)
    return _Told(hour, part[0] if part else early, zone, offset, last)


def _part_before(line: Line, at: int) -> tuple[str | None, int]:
    """بعد الظهر 7:00, مساء الساعة التاسعة, في الليل الخامسة: the part, and where the hour starts."""
    if not line.loose:
        return None, at
    start = at + (line.form(at) == "في")
    found = line.sense(start, "adverb", ("", "و")) or line.sense(start, "part", ("ال",))
    if found is None or len(line.form(start)) < 2:
        return None, at
    code, after = str(found[0].value), found[1] + (line.form(found[1]) in ("في", "،"))
    hour = read_hour(line, after) if len(code) == 2 else None
    return (code, after) if (hour and hour.kind != "number") or _is_figure(line, after) else (None, at)


def _is_figure(line: Line, at: int) -> bool:
    return line.form(at).isdecimal() and len(line.form(at)) <= 2 and line.ends(at + 1)


def _needs_more(line: Line, at: int, told: _Told) -> bool:
    """True for an hour that nothing calls one: no الساعة, no part of the day, no zone (then only a stamp's)."""
    if told.hour.kind == "named" or told.zone:
        return False
    if told.part is None:
        return not (line.loose and _is_plain_hour(line, at, told))
    if told.hour.kind == "figures" or _led(line, at):
        return told.hour.kind != "figures" and _is_count(line, at, told)
    return not line.loose or _is_count(line, at, told)


def _led(line: Line, at: int) -> bool:
    return line.form(at - 1).removeprefix("و") in _AT or _after_day(line, at)


def _after_day(line: Line, at: int) -> bool:
    """True right behind a weekday, غدا or the like."""
    return any(line.sense(at - 1, kind) for kind in ("weekday", "deictic", "modifier"))


def _is_count(line: Line, at: int, told: _Told) -> bool:
    """True where the part of the day belongs to a day that follows it, so that figures may count (قتل 9 مساء الجمعة),
    and for a lone letter behind a number of anything (12 م)."""
    if told.hour.kind == "ordinal":
        return False
    letter = len(line.form(told.last - 1)) == 1
    behind = line.sense(told.last, "weekday") or line.sense(told.last, "deictic")
    named = told.part is not None and not line.loose and bool(behind)
    return (letter and told.hour.kind == "number" and not line.loose) or named


def _is_plain_hour(line: Line, at: int, told: _Told) -> bool:
    """14:30, or في السابعة at the end, in a short text."""
    hour = told.hour
    if hour.kind == "figures":
        return True
    if hour.kind == "number" and hour.minute is None:
        return line.form(at).isdecimal() and line.form(at - 1) in ("عند", "الساعه") and line.ends(hour.last)
    if hour.kind == "ordinal":
        return hour.minute is not None or line.form(at - 1) in _AT
    minute = hour.kind == "number" and hour.minute is not None
    return minute and line.form(at - 1) in _AT and line.form(at).isdecimal()


def _noon(line: Line, at: int) -> tuple[Form, int] | None:
    """منتصف الليل, منتصف النهار, 12 منتصف الليل; with the day named after it."""
    start = at + (line.form(at) == "12")
    found = line.sense(start, "noon", ("", "ب", "ل", "و"))
    hour, last = (int(found[0].value), found[1]) if found else _hyphened_noon(line, start)
    if not last or (not line.loose and line.form(at - 1) in ("بعد", "قبل")):
        return None
    return _with_day(line, Clock(hour, 0), last, None)


def _hyphened_noon(line: Line, at: int) -> tuple[int, int]:
    """منتصف-الليل."""
    if line.form(at) != "منتصف" or line.form(at + 1) != "-" or line.form(at + 2) not in _MIDDLES:
        return 0, 0
    return _MIDDLES[line.form(at + 2)], at + 3


def add_clock(line: Line, date: Form, last: int) -> tuple[Form, int] | None:
    """The time of day that stands behind a date, with all of it; None where there is none.  A stamp's needs a full date
    before it, one in running text its الساعة or part of the day."""
    ranged = read_clock_range(line, _past(line, last, _BEFORE_HOUR, _BEFORE_REACH), date)
    if ranged:
        return ranged
    full = isinstance(date, Date) and date.year and date.month and date.day
    start = _past(line, last, _BETWEEN, _STAMP_REACH)
    hour = read_stamp(line, start) if full else None
    if hour is None or not (
        hour.kind == "figures" or (line.loose and line.ends(hour.last) and hour.minute is not None)
    ):
        return _hour_behind(line, date, last)
    part = read_part(line, hour.last)
    zone, offset, after = _zone(line, part[1] if part else hour.last)
    return Clock(hour.at(part[0] if part else None), hour.minute or 0, zone, date, hour.second, offset), after


def _past(line: Line, at: int, words: frozenset[str], reach: int) -> int:
    start = at
    while line.form(start) in words and start < at + reach:
        start += 1
    return start


def _hour_behind(line: Line, date: Form, last: int) -> tuple[Form, int] | None:
    """غدا الساعة الثامنة صباحا, الخميس عند الرابعة عصرا, 23 أكتوبر في السابعة."""
    start = _past(line, last, _BEFORE_HOUR, _BEFORE_REACH)
    told = _told(line, start)
    if told is None or (
        line.form(start - 1) in ("،", ",", "-") and told.hour.kind in ("number", "ordinal") and not told.part
    ):
        return None
    if told.hour.kind == "number" and not line.loose:
        return None
    part = told.part or (date.part if isinstance(date, Date) else None)
    plain = told.hour.kind in ("named", "figures") or part is not None
    led = line.loose and start > last and (told.hour.kind == "ordinal" or line.ends(told.last))
    if not (plain or led) or (told.hour.kind == "figures" and not line.loose and not part):
        return None
    return dataclasses.replace(told._replace(part=part).clock, date=date), told.last


def read_clock_range(line: Line, at: int, date: Form | None = None) -> tuple[Form, int] | None:
    """من الخامسة إلى السابعة مساء, بين 5 و6 مساء, 4-5 مساء, with the day behind or (`date`) before."""
    lead = line.form(at).removeprefix("و")
    start = at + (lead in ("من", "بين", "مابين")) + (lead == "ما" and line.form(at + 1) == "بين") * 2
    one = _told(line, start)
    if one is None or one.zone:
        return None
    own = _own_day(line, one.last) if line.loose else None
    second = _second_hour(line, own.last if own else one.last, lead in ("بين", "ما"))
    if second is None:
        return None
    two, last = second
    read = _day_behind(line, last)
    dated = line.loose and start > at and (date or read) is not None
    dated = dated or (start > at and read is not None and read.date.part is not None and one.hour.kind == "ordinal")
    if not (dated or _is_range(line, at, start, one, two)):
        return None
    day = date or (read.date if read else None)
    if read and read.date.part and one.part is None is two.part:
        one, two = one._replace(part=read.date.part), two._replace(part=read.date.part)
    begin, end = _in_order(one, two)
    form = _stretch(begin, end, own.date if own else None, day)
    return form, read.last if read else last


def _own_day(line: Line, at: int) -> Read | None:
    """The first hour's own day: من الساعة 4 مساء اليوم حتى 5 مساء غدا."""
    read = _day_behind(line, at)
    return read if read and line.form(read.last) in {*_TO, "و"} else None


def _second_hour(line: Line, at: int, between: bool) -> tuple[_Told, int] | None:
    form = line.form(at)
    if form in _TO or (between and form == "و"):
        at = line.past_to(at)
    elif form.startswith("لل") and line.loose:  # من الأربعة للخمسة
        pass
    elif not (between and form.startswith("و")):
        return None
    two = _told(line, at)
    return (two, two.last) if two else None


def _is_range(line: Line, at: int, start: int, one: _Told, two: _Told) -> bool:
    """Something must call them hours: الساعة, a part of the day, minutes, or two ordinals after من and بين."""
    telling = any(t.part or t.hour.kind in ("named", "figures") for t in (one, two))
    ordinals = one.hour.kind == two.hour.kind == "ordinal" and start > at
    loosely = (line.loose and start > at and "الخمسه" in (line.form(start), line.form(two.last - 1))) or _dialect(
        line, start
    )
    if not line.loose:
        called = one.hour.kind == "named" or "figures" == one.hour.kind == two.hour.kind
        return called or (telling and ordinals) or (start > at and bool(two.part))
    return telling or ordinals or bool(loosely)


def _dialect(line: Line, at: int) -> bool:
    """الأربعة, الخمسة: hours as the dialects say them, before لل."""
    return line.form(at).startswith("ال") and line.form(at).endswith("ه") and line.loose


def _in_order(one: _Told, two: _Told) -> tuple[Clock, Clock]:
    """Both hours; a part of the day that only one has is the other's too, where their order allows it."""
    begin, end = one.clock, two.clock
    if one.part is None and two.part and one.hour.hour <= _NOON:
        shared = dataclasses.replace(begin, hour=hour_of_day(one.hour.hour, two.part))
        begin = shared if _minutes(shared) < _minutes(end) else begin
    if two.part is None and one.part and _minutes(end) <= _minutes(begin) and two.hour.hour < _NOON:
        later = dataclasses.replace(end, hour=(end.hour or 0) + _NOON)
        end = later if _minutes(later) > _minutes(begin) else end
    return begin, end


def _minutes(clock: Clock) -> int:
    return (clock.hour or 0) * 60 + clock.minute


def _stretch(begin: Clock, end: Clock, own: Date | None, day: Form | None) -> Form:
    if own is None and isinstance(day, Date) and _minutes(begin) > _minutes(end) and day.shift is not None:
        own = dataclasses.replace(day, shift=day.shift - 1)  # it begins on the evening before
    first = dataclasses.replace(begin, date=own or day)
    return Stretch(first, dataclasses.replace(end, date=day))


def _day_behind(line: Line, at: int) -> Read | None:
    start = _past(line, at, _BEFORE_DAY, 2)
    if line.form(start - 1) == "يوم":
        start -= 1
    read = read_chain(line, start)
    return read if isinstance(read, Read) else None


def _stamp_ahead(line: Line, told: _Told) -> tuple[Form, int] | None:
    """14:30 - 12 مايو 2025: an hour before its full date."""
    start = _past(line, told.last, _BETWEEN, _STAMP_REACH)
    read = read_chain(line, start) if told.hour.kind == "figures" else None
    if not isinstance(read, Read) or not (read.date.year and read.date.day):
        return None
    return dataclasses.replace(told.clock, date=read.date), read.last


def _zone(line: Line, at: int) -> tuple[str | None, int | None, int]:
    """Z for Greenwich, "local" for another named zone, with the hours that it is ahead where told (UTC+2); brackets
    around it are allowed."""
    start = at + (line.form(at) in ("(", "،"))
    if line.form(start) in _ZONE:
        named = line.sense(start + 1, "zone", ("", "ال"))
        if named and named[0].value != "Z":
            return "local", int(named[0].value), named[1]
        greenwich = bool(named) or line.form(start + 1) in ("gmt", "utc")
        return ("Z" if greenwich else "local"), 0 if greenwich else None, start + 2
    for letters in _GREENWICH:
        if all(line.form(start + n) == letter for n, letter in enumerate(letters)):
            ahead, last = _ahead(line, start + len(letters))
            return "Z", ahead, last
    return None, None, at


def _ahead(line: Line, at: int) -> tuple[int, int]:
    if line.form(at) in ("+", "-") and line.form(at + 1) in _ZONES_AHEAD and line.touching(at, at + 2):
        hours = int(line.form(at + 1))
        return (hours if line.form(at) == "+" else -hours), at + 2
    return 0, at


def _with_day(line: Line, clock: Clock, at: int, part: str | None) -> tuple[Form, int]:
    """The day named right after the hour: من مساء أمس, فجر الثلاثاء, يوم الأحد المقبل بعد الظهر."""
    read = _day_behind(line, at)
    if read is None:
        return clock, at
    late = read.date.part if part is None else None
    hour = hour_of_day(clock.hour or 0, late) if late else clock.hour
    return dataclasses.replace(clock, hour=hour, date=read.date), read.last
