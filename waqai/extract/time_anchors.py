"""Times counted from a named one: feasts, known events, a length or weekday before or after them; open stretches
(منذ 2010, حتى عام 2012) and stretches between times of any kind (من سنة 2021 إلى سنة 2022)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from waqai.extract.time_clock import add_clock, read_clock
from waqai.extract.time_dates import read_date, read_month
from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import (
    Ago,
    Between,
    Clock,
    Date,
    Fixed,
    Form,
    Holiday,
    Length,
    Now,
    Nth,
    Offset,
    SameDay,
    Stretch,
)  # fmt: skip
from waqai.extract.time_lengths import Result, read_length
from waqai.extract.time_line import Line
from waqai.extract.time_months import year_phrase
from waqai.extract.time_nth import read_nth
from waqai.extract.time_numeric import Read, Several
from waqai.extract.time_rough import read_now, read_season
from waqai.extract.time_units import (
    BARE_YEARS,
    KINDS,
    as_form,
    counts,
    read_edge,
    read_relative,
    read_share,
    read_year,
)
from waqai.knowledge.known_events import known_event, may_start

Reader = Callable[[Line, int], Result | None]
_TO = frozenset({"الي", "حتي", "-", "–", "—", "وحتي", "والي", "لغايه"})
_SIDES = {"قبل": -1, "بعد": 1, "قبيل": -1, "عقب": 1}
_IN = frozenset({"من", "في", "ل"})


def calendar(line: Line, at: int) -> Result | None:
    """A calendar date or month, with the time of day that a stamp has behind it."""
    return stamped(line, read_date(line, at) or read_month(line, at))


def chain(line: Line, at: int) -> Result | None:
    """A day named from where the article stands, with its hour."""
    return stamped(line, read_chain(line, at))


def stamped(line: Line, read: Read | Several | Fixed | None) -> Result | None:
    """A date reader's answer; a date with the time of day that stands behind it."""
    if read is None:
        return None
    if isinstance(read, Read) and (read.date.day or read.date.weekday or read.date.shift is not None):
        with_hour = add_clock(line, read.date, read.last)
        if with_hour:
            return with_hour
    return as_form(read)


def nth(line: Line, at: int) -> Result | None:
    """A counted part of a longer time, with its hour."""
    found = read_nth(line, at)
    return (add_clock(line, found[0], found[1]) or found) if found else None


def feast(line: Line, at: int) -> Result | None:
    """عيد الفطر, عيد الميلاد 2020, رأس السنة الهجرية العام المقبل."""
    found = line.sense(at, "feast", ("", "ل", "ب", "و"))
    if found is None:
        return None
    name, last = str(found[0].value), found[1]
    whole = year_phrase(line, last + (line.form(last) in _IN))
    if whole:
        return Holiday(name, whole.date), whole.last
    modifier = line.sense(last, "modifier", ("",))
    return (Holiday(name, Date(near=int(modifier[0].value))), modifier[1]) if modifier else (Holiday(name), last)


def event(line: Line, at: int) -> Result | None:
    """A known event whose name is a date (هجمات 11 سبتمبر)."""
    found = known_event(line.words, at, line.stop, dated=True) if may_start(line.form(at)) else None
    return (Fixed(found.event.date), _past_second_name(line, found.last)) if found else None


def _past_second_name(line: Line, at: int) -> int:
    """The end of the other name of its month, and of its year, behind an event's date: 11 سبتمبر/أيلول 2001."""
    opened = line.form(at) in ("/", "(")
    month = line.sense(at + 1, "month", ("",)) if opened else None
    last = month[1] + (line.form(at) == "(" and line.form(month[1]) == ")") if month else at
    year = line.year(last)
    return year[1] if year else last


def offset(line: Line, at: int) -> Result | None:
    """ثلاثة أيام قبل عيد الفطر, اليوم بعد عيد الفطر, الاثنين بعد عيد الفطر, بعد أربعين يوما من أول رجب."""
    side = _SIDES.get(line.form(at))
    if side:
        length = read_length(line, at + 1, free=False)
        anchor = _anchor(line, length[1] + 1) if length and line.form(length[1]) in ("من", "علي") else None
        return _offset(anchor, side, length[0], None) if anchor and length else None
    weekday = line.sense(at, "weekday", ("ال", "وال"))
    if weekday and line.form(weekday[1]) in _SIDES:
        anchor = _anchor(line, weekday[1] + 1)
        return _offset(anchor, _SIDES[line.form(weekday[1])], None, int(weekday[0].value)) if anchor else None
    day = _day_of_feast(line, at)
    if day:
        return day
    length = _length_before(line, at)
    if length is None or line.form(length[1]) not in _SIDES:
        return None
    anchor = _anchor(line, length[1] + 1)
    return _offset(anchor, _SIDES[line.form(length[1])], length[0], None) if anchor else None


def _day_of_feast(line: Line, at: int) -> Result | None:
    """ثاني أيام عيد الأضحى."""
    ordinal = line.ordinal(at, at + 1)
    unit = line.sense(at + 1, "unit", ("",)) if ordinal and not ordinal.definite else None
    anchor = feast(line, unit[1]) if unit and unit[0].value == "D" else None
    return _offset(anchor, 1, Length(ordinal.value - 1, "D"), None) if anchor and ordinal else None


def _length_before(line: Line, at: int) -> Result | None:
    """A length before قبل or بعد: counted, or اليوم, أسبوع alone."""
    unit = line.sense(at, "unit", ("", "ال"))
    if unit and unit[0].extra == "one" and line.form(unit[1]) in _SIDES:
        return Length(1, str(unit[0].value)), unit[1]
    return read_length(line, at)


def _offset(anchor: Result, sign: int, length: Form | None, weekday: int | None) -> Result:
    return Offset(anchor[0], sign, length if isinstance(length, Length) else None, weekday), anchor[1]


def _anchor(line: Line, at: int) -> Result | None:
    """A day that something may be counted from: a feast, a full or nearly full date, an edge of a month."""
    found = feast(line, at)
    if found:
        return found
    read = read_date(line, at)
    if isinstance(read, Read) and read.date.day:
        return read.date, read.last
    if line.form(at) == "اول":
        month = read_month(line, at + 1)
        return (dataclasses.replace(month.date, day=1), month.last) if isinstance(month, Read) else None
    return None


_POINTS: tuple[Reader, ...] = (
    read_clock, nth, chain, calendar, feast, read_share, read_season, read_year, read_edge, read_relative, read_now,
)  # fmt: skip


def point(line: Line, at: int) -> Result | None:
    """One end of a stretch: a time of any kind but a length."""
    for reader in _POINTS:
        found = reader(line, at)
        if found and isinstance(found[0], Date | Clock | Nth | Holiday | Now):
            return found
    year = _end_year(line, at)
    if year:
        return Date(year=year[0]), year[1]
    return _counted_on(line, at) if line.form(at) in _SIDES else None


def _end_year(line: Line, at: int) -> tuple[int, int] | None:
    """A year without عام at either end of a stretch, and the word after; no number of things (بين 1900 و2000 قتيل)."""
    year = line.year(at) or line.spelled_year(at)
    return year if year and year[0] in BARE_YEARS and not counts(line, year[1], KINDS) else None


def _counted_on(line: Line, at: int) -> Result | None:
    length = read_length(line, at + 1, free=False)
    return (Ago(length[0], _SIDES[line.form(at)]), length[1]) if length and isinstance(length[0], Length) else None


def stretch(line: Line, at: int) -> Result | None:
    """من A إلى B, بين A وB, of times of one kind; من الآن لآخر يوم."""
    between = line.form(at).removeprefix("و") == "بين"
    if not between and line.form(at).removeprefix("و") != "من":
        return None
    inside = calendar(line, at + 1) or chain(line, at + 1) or read_year(line, at + 1)
    if inside and isinstance(inside[0], Between) and (between or not inside[0].listed):
        return dataclasses.replace(inside[0], listed=False), inside[1]
    one = point(line, at + 1)
    second = _second(line, one[1], between) if one else None
    two = point(line, second) if second is not None else None
    if one is None or two is None or not _alike(one[0], two[0]):
        return None
    return _joined(one[0], two[0]), two[1]


def _second(line: Line, at: int, between: bool) -> int | None:
    form = line.form(at)
    if between:
        return at + (form == "و") if form.startswith("و") else None
    if form in _TO:
        return line.past_to(at)
    return at if form.startswith("ل") and line.loose else None


def _alike(one: Form, two: Form) -> bool:
    """Hours go with hours, days with days; now, and what is counted from it, with either."""
    if isinstance(one, Now | Ago) or isinstance(two, Now | Ago):
        return True
    return isinstance(one, Clock) == isinstance(two, Clock)


def _joined(one: Form, two: Form) -> Form:
    """Two dates as `Between`, the year of the second for both where the first has none."""
    if not (isinstance(one, Date) and isinstance(two, Date)):
        return Stretch(one, two)
    bare = (one.year, one.year_shift, one.near) == (None, None, None) and one.month is not None
    start = dataclasses.replace(one, year=two.year, year_shift=two.year_shift) if bare else one
    return Between(start, two)


def open_stretch(line: Line, at: int) -> Result | None:
    """بعد الرابعة مساء, قبل 7/2, حتى عام 2012: open at one end; in short texts."""
    side = {"قبل": -1, "حتي": -1, "بعد": 1}.get(line.form(at))
    if side is None or not line.loose or line.sense(at, "part") or line.sense(at, "deictic"):
        return None
    inner = point(line, at + 1)
    if inner is None or isinstance(inner[0], SameDay | Ago):
        return None
    form = Stretch(None, inner[0]) if side < 0 else Stretch(inner[0], None)
    return form, inner[1]
