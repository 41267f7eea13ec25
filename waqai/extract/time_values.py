"""From what a time expression says to its ISO 8601 value, given the article's date as far as it is known.

News looks back: a bare weekday, month or date lies behind the article unless the words near it look ahead.  Where the
year can't be known the value keeps `XXXX`; a value that depends on an unknown date is None.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from waqai.extract.time_forms import Ago, Between, Clock, Date, Fixed, Form, Length, Recurring, SameDay

Day = datetime.date
_SCALE = {"DE": ("Y", 10), "CE": ("Y", 100)}
# A half of each unit, in a smaller one that has whole numbers.
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
# How much nearer a future reading must be than a past one, where no word tells: about a season against most of a year.
# Words that look back or ahead may belong to another verb of the sentence, so a reading against them is dear, not out.
_FUTURE_COST = {0: 4, -1: 8}
_PAST_COST = 8
_MONTHS = 12
_WEEK = 7


class Reference(NamedTuple):
    """The article's date: a day, or only its month or year, or nothing."""

    year: int | None = None
    month: int | None = None
    day: Day | None = None

    @classmethod
    def of(cls, published: str | None) -> Reference:
        """Reads YYYY, YYYY-MM or an ISO date (a time of day after it is dropped)."""
        pieces = (published or "")[:10].split("-")
        if not pieces[0].isdigit() or not all(p.isdigit() for p in pieces):
            return cls()
        year, month = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else None
        day = real_day(year, month, int(pieces[2])) if month and len(pieces) > 2 else None
        return cls(year, month, day)

    def __str__(self) -> str:
        if self.day:
            return self.day.isoformat()
        return month_value(self.year, self.month) if self.month else f"{self.year:04d}" if self.year else ""


class Context(NamedTuple):
    """What a value depends on: the article's date, the direction of the words near (-1, 0, 1), the year spoken of,
    the day spoken of last, and the days that the article names by day and month."""

    reference: Reference
    tense: int = 0
    year: int | None = None
    day: str | None = None
    named: frozenset[str] = frozenset()


def real_day(year: int, month: int, day: int) -> Day | None:
    """A date that exists, or None.

    >>> real_day(2023, 2, 29) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def month_value(year: int | None, month: int) -> str:
    """A month, its year unknown where None."""
    return f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"


def value_of(form: Form, context: Context) -> str | None:
    """The ISO 8601 value of a form, or None where it has none."""
    if isinstance(form, Date):
        return date_value(form, context)
    if isinstance(form, Between):
        return between_value(form, context)
    if isinstance(form, Length):
        return length_value(form)
    if isinstance(form, Ago):
        return ago_value(form, context.reference)
    if isinstance(form, Clock):
        return clock_value(form, context)
    if isinstance(form, SameDay):
        return context.day or str(context.reference) or None
    return form.value if isinstance(form, Recurring | Fixed) else None


def date_value(date: Date, context: Context) -> str | None:
    """The value of a date."""
    if date.hijri:
        return hijri_value(date, context.reference)
    if date.share or date.season:
        return _part_of_year(date, context)
    if date.month is not None and date.day is not None:
        return _day_of_month(date, date.month, date.day, context)
    if date.shift is not None:
        return _shifted_day(date, date.shift, context.reference)
    if date.weekday is not None:
        return _weekday(date, date.weekday, context)
    if date.week is not None:
        return _week(date.week, context.reference)
    if date.month_shift is not None:
        return _shifted_month(date.month_shift, date.day, context.reference)
    return _month_or_year(date, context)


def _month_or_year(date: Date, context: Context) -> str | None:
    year = _explicit_year(date, context)
    if date.month is None:
        return f"{year:04d}" if year else None
    return month_value(year or pick_year(date, date.month, context), date.month)


def _explicit_year(date: Date, context: Context) -> int | None:
    if date.year is not None:
        return date.year
    if date.year_shift is not None and context.reference.year:
        return context.reference.year + date.year_shift
    return None


def _day_of_month(date: Date, month: int, day: int, context: Context) -> str:
    year = _explicit_year(date, context) or _year_of_day(date, month, day, context)
    return f"{month_value(year, month)}-{day:02d}"


def _year_of_day(date: Date, month: int, day: int, context: Context) -> int | None:
    """The year of a day and month: the near one of the article's date, by direction; a weekday must agree."""
    reference = context.reference
    if date.near is not None or reference.day is None or context.year:
        return pick_year(date, month, context)
    days = [real_day(reference.day.year + n, month, day) for n in (-1, 0, 1)]
    real = [d for d in days if d and (date.weekday is None or d.isoweekday() == date.weekday)]
    candidates = real or [d for d in days if d]
    at = reference.day
    return min(candidates, key=lambda d: _cost((d - at).days, context.tense)).year if candidates else None


def pick_year(date: Date, month: int, context: Context) -> int | None:
    """The year of a month without one: by its modifier, by the year spoken of, or the near one by direction."""
    reference = context.reference
    if reference.year is None or (date.near is None and context.year):
        return context.year
    if reference.month is None:
        return reference.year
    distance = month - reference.month
    if date.near is not None:
        return _modified(date.near, reference.year, distance)
    return reference.year + min((-1, 0, 1), key=lambda n: _cost(distance + _MONTHS * n, context.tense))


def _modified(near: int, year: int, distance: int) -> int:
    """The year of a month called last, this or next; `distance` is the month's from the article's."""
    if near < 0:
        return year - (distance >= 0) + near + 1
    return year + (distance <= 0) + near - 1 if near else year


def _cost(distance: int, tense: int) -> int:
    """How far off a reading is; the wrong direction costs."""
    if tense > 0:
        return distance if distance >= 0 else -distance * _PAST_COST
    return -distance if distance <= 0 else distance * _FUTURE_COST[tense]


def _shifted_day(date: Date, shift: int, reference: Reference) -> str | None:
    if reference.day is None:
        if date.weekday is not None:
            return f"XXXX-WXX-{date.weekday}"
        return (str(reference) or None) if shift == 0 else None
    day = reference.day + datetime.timedelta(days=shift)
    if date.weekday is None or day.isoweekday() == date.weekday:
        return day.isoformat()
    near = [day + datetime.timedelta(days=n) for n in (-1, 1)]
    return next((d.isoformat() for d in near if d.isoweekday() == date.weekday), day.isoformat())


def _weekday(date: Date, weekday: int, context: Context) -> str:
    at = context.reference.day
    if at is None:
        return f"XXXX-WXX-{weekday}"
    back = (at.isoweekday() - weekday) % _WEEK
    if date.near is not None and date.near < 0:
        back = (back or _WEEK) - (date.near + 1) * _WEEK
    elif date.near is not None and date.near > 0:
        back = back - date.near * _WEEK
    elif context.tense > 0 and back:
        back -= _WEEK
    return _week_named(at - datetime.timedelta(days=back), date.near, context).isoformat()


def _week_named(day: Day, near: int | None, context: Context) -> Day:
    """الخميس المقبل said on a Tuesday may be this week's or the next one's: a day that the article names decides."""
    if near not in (-1, 1):
        return day
    other = day + datetime.timedelta(days=near * _WEEK)
    return other if other.isoformat() in context.named and day.isoformat() not in context.named else day


def _week(shift: int, reference: Reference) -> str | None:
    if reference.day is None:
        return None
    year, week, _ = (reference.day + datetime.timedelta(weeks=shift)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _shifted_month(shift: int, day: int | None, reference: Reference) -> str | None:
    if reference.year is None or reference.month is None:
        return f"XXXX-XX-{day:02d}" if day else None
    value = month_value(*add_months(reference.year, reference.month, shift))
    return f"{value}-{day:02d}" if day else value


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month so many months on.

    >>> add_months(2023, 9, 9)
    (2024, 6)
    """
    total = year * _MONTHS + month - 1 + months
    return total // _MONTHS, total % _MONTHS + 1


def _part_of_year(date: Date, context: Context) -> str | None:
    share = date.share or ""
    year = _explicit_year(date, context)
    if share.startswith("DE") and context.reference.year:
        first = (context.reference.year // 10 + int(share[2:])) * 10
        return f"{first}/{first + 9}"
    if year is None and date.season and context.reference.year:
        year = _season_year(date, context.reference)
    return f"{year:04d}-{share or date.season}" if year else None


def _season_year(date: Date, reference: Reference) -> int | None:
    """The year of الصيف الماضي or الصيف المقبل, by the season's middle month."""
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[date.season or "SU"]
    year = reference.year or 0
    if reference.month is None:
        return None
    if date.near == -1:
        return year - (middle + 1 >= reference.month)
    return year + (middle <= reference.month) if date.near == 1 else year


def between_value(form: Between, context: Context) -> str | None:
    """The interval of two dates."""
    if form.start.weekday and form.end.weekday and form.end.day is None:
        return _weekdays(form, context)
    start, end = date_value(form.start, context), date_value(form.end, context)
    return f"{start}/{end}" if start and end else None


def _weekdays(form: Between, context: Context) -> str | None:
    """From one weekday to another: looking back the last is placed first, else the first."""
    start, end = form.start.weekday or 0, form.end.weekday or 0
    length = (end - start) % _WEEK
    at = context.reference.day
    if at is None:
        return f"XXXX-WXX-{start}/XXXX-WXX-{end}"
    back = context.tense < 0 or (not form.listed and context.tense == 0)
    if back and form.start.shift is None and form.start.near is None:
        last = at - datetime.timedelta(days=(at.isoweekday() - end) % _WEEK)
        return f"{last - datetime.timedelta(days=length)}/{last}"
    first = date_value(form.start, context) or ""
    return f"{first}/{datetime.date.fromisoformat(first) + datetime.timedelta(days=length)}"


def length_value(length: Length) -> str | None:
    """The ISO 8601 duration of a length.

    >>> length_value(Length(0.25, "CE")), length_value(Length(1.5, "Y")), length_value(Length(48, "TH"))
    ('P25Y', 'P18M', 'PT48H')
    """
    if length.amount is None:
        return None
    unit, scale = _SCALE.get(length.unit, (length.unit, 1))
    amount = round(length.amount * scale, 4)
    while amount != int(amount) and unit in _SMALLER:
        unit, scale = _SMALLER[unit]
        amount = round(amount * scale, 4)
    return f"PT{int(amount)}{unit[1]}" if unit.startswith("T") else f"P{int(amount)}{unit}"


def ago_value(form: Ago, reference: Reference) -> str | None:
    """The date that lies a length away, as exact as the unit; a duration where it lasts until now (منذ)."""
    if form.open:
        return length_value(form.length)
    if form.length.amount is None or reference.year is None:
        return None
    unit, scale = _SCALE.get(form.length.unit, (form.length.unit, 1))
    amount = form.sign * form.length.amount * scale
    if unit in ("D", "W") or unit.startswith("T"):
        return _days_away(unit, amount, reference)
    if unit == "Y" and amount == int(amount):
        return f"{reference.year + int(amount):04d}"
    months = int(amount * (_MONTHS if unit == "Y" else 1))
    return month_value(*add_months(reference.year, reference.month, months)) if reference.month else None


def _days_away(unit: str, amount: float, reference: Reference) -> str | None:
    if reference.day is None:
        return None
    if unit == "W":
        return _week(int(amount), reference)
    hours = {"D": 24, "TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit] * amount
    return (reference.day + datetime.timedelta(days=round(hours / 24))).isoformat()


def clock_value(form: Clock, context: Context) -> str:
    """A time of day on its day: the one named, the one spoken of last, or the article's."""
    day = date_value(form.date, context) if form.date else context.day or str(context.reference)
    zone = "Z" if form.zone == "Z" else ""
    return f"{day if day and len(day) == 10 else ''}T{form.hour:02d}:{form.minute:02d}{zone}"


def hijri_value(date: Date, reference: Reference) -> str | None:
    """A Hijri date in the Gregorian calendar; a month or year as the interval of its days."""
    year = date.year if date.year is not None else _hijri_year(date, reference)
    if year is None or not 1343 <= year <= 1500:
        return None
    month = date.month or 1
    if date.day is not None:
        return _hijri_day(year, month, date.day)
    last_month = date.month or _MONTHS
    first = Hijri(year, month, 1).to_gregorian().isoformat()
    last = Hijri(year, last_month, Hijri(year, last_month, 1).month_length()).to_gregorian().isoformat()
    return f"{first}/{last}"


def _hijri_day(year: int, month: int, day: int) -> str | None:
    return Hijri(year, month, day).to_gregorian().isoformat() if day <= Hijri(year, month, 1).month_length() else None


def _hijri_year(date: Date, reference: Reference) -> int | None:
    """The Hijri year nearest to the article's date, by the modifier."""
    if reference.year is None or reference.month is None or date.month is None:
        return None
    day = reference.day or datetime.date(reference.year, reference.month, 15)
    if not 1925 <= day.year <= 2076:
        return None
    today = Gregorian(day.year, day.month, day.day).to_hijri()
    distance = date.month - today.month
    if date.near == -1:
        return int(today.year - (distance >= 0))
    if date.near == 1:
        return int(today.year + (distance <= 0))
    return int(today.year + min((-1, 0, 1), key=lambda n: abs(distance + _MONTHS * n)))
