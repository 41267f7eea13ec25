"""Parts counted within a longer time: آخر يوم من الشهر, ثالث ثلاثاء في أيلول, الأسبوع الأول من أكتوبر."""

from __future__ import annotations

from waqai.extract.time_dates import read_date
from waqai.extract.time_forms import Date, Nth
from waqai.extract.time_lengths import Result
from waqai.extract.time_line import Line
from waqai.extract.time_months import of_month, year_phrase
from waqai.extract.time_numeric import Read

_IN = frozenset({"من", "في", "ب", "ل"})
_LAST = frozenset({"اخر", "الاخير", "الاخيره"})
_COUNTED = ("D", "W", "M", "Q")
_MOST, _MOST_WEEKDAYS = 53, 5


def read_nth(line: Line, at: int) -> Result | None:
    """The counted part, its number before (ثالث ثلاثاء) or behind it (الأسبوع الثالث), and what it is counted in."""
    return _number_first(line, at) or _number_behind(line, at) or _half(line, at) or _week_of(line, at)


def _half(line: Line, at: int) -> Result | None:
    """النصف الأول من الشهر الجاري, النصف الثاني من مارس; of a year `time_units` reads it."""
    share = line.sense(at, "share", ("ال", "لل", "بال", "وال"))
    parts = {"H": 2, "T": 3}.get(str(share[0].value), 0) if share else 0
    ordinal = line.ordinal(share[1]) if share and parts else None
    if share is None or ordinal is None or not ordinal.definite or ordinal.value > parts:
        return None
    whole = _container(line, ordinal.last)
    months = whole is not None and (whole.date.month, whole.date.month_shift) != (None, None)
    return (Nth(ordinal.value, str(share[0].value), whole.date), whole.last) if whole and months else None


def _number_first(line: Line, at: int) -> Result | None:
    form = line.form(at).lstrip("وبلف") if line.form(at) not in ("اول",) else "اول"
    number: int | None
    if form == "اخر":
        number, last = -1, at + 1
    else:
        ordinal = line.ordinal(at, at + 1)
        if form != "ثان" and (ordinal is None or ordinal.definite):
            return None
        number, last = ordinal.value if ordinal else 2, at + 1
    return _inside(line, at, number, *_unit(line, last, ("",)))


def _number_behind(line: Line, at: int) -> Result | None:
    unit, weekday, last = _unit(line, at, ("ال", "بال", "لل", "وال"))
    if line.form(last) in _LAST:
        number, after = -1, last + 1
    else:
        ordinal = line.ordinal(last)
        if ordinal is None or not ordinal.definite:
            return None
        number, after = ordinal.value, ordinal.last
    return _inside(line, at, number, unit, weekday, after)


def _unit(line: Line, at: int, prefixes: tuple[str, ...]) -> tuple[str, int | None, int]:
    """A unit or weekday, with the word after it; "" where there is none."""
    named = at + (line.form(at) == "يوم" and line.sense(at + 1, "weekday") is not None)
    weekday = line.sense(named, "weekday", prefixes) or (line.sense(named, "weekday", ("ال",)) if named > at else None)
    if weekday:
        return "D", int(weekday[0].value), weekday[1]
    unit = line.sense(at, "unit", prefixes)
    if unit and unit[0].extra == "one" and unit[0].value in _COUNTED:
        return str(unit[0].value), None, unit[1]
    return "", None, at


def _inside(line: Line, at: int, number: int, unit: str, weekday: int | None, last: int) -> Result | None:
    if not unit or abs(number) > (_MOST_WEEKDAYS if weekday else _MOST):
        return None
    whole = _container(line, last)
    if whole is None:
        alone = line.loose and weekday is not None and line.ends(last) and 0 != number <= 5
        return (Nth(number, unit, Date(month_shift=0), weekday), last) if alone else None
    if unit == "D" and weekday is None and number > 0 and whole.date.month is None and whole.date.month_shift is None:
        return None
    return Nth(number, unit, whole.date, weekday), whole.last


def _container(line: Line, at: int) -> Read | None:
    """The month or year that is counted in."""
    start = at + (line.form(at) in _IN)
    month = of_month(line, start)
    if month and month.date.day is None:
        return month
    unit = line.sense(start, "unit", ("ال", "بال", "لل"))
    if unit and unit[0].value == "M" and unit[0].extra == "one" and start > at:
        return Read(Date(month_shift=0), unit[1])
    return year_phrase(line, start) if start > at else None


def _week_of(line: Line, at: int) -> Result | None:
    """أسبوع 15 سبتمبر: the week in which a day lies."""
    unit = line.sense(at, "unit", ("", "ال"))
    if unit is None or unit[0].value != "W" or unit[0].extra != "one" or not line.loose:
        return None
    start = unit[1] + (line.form(unit[1]) in ("في", "من"))
    read = read_date(line, start)
    if not isinstance(read, Read) or read.date.day is None or read.date.month is None:
        return None
    return Nth(1, "W", read.date), read.last
