"""Dates and stretches of dates as ISO 8601 values, given the article's date as far as it is known.

News looks back: a bare weekday, month or date lies behind the article unless the words near it look ahead.  Where the
year can't be known the value keeps `XXXX`; a value that depends on an unknown date is None.
"""

from __future__ import annotations

import dataclasses
import datetime
from typing import NamedTuple

from waqai.extract.time_forms import Between, Date
from waqai.extract.time_hijri import hijri_value
from waqai.extract.time_reference import MONTHS, WEEK, Day, Reference, add_months, month_value, real_day, week_value

# How much nearer a future reading must be than a past one, where no word tells: about a season against most of a year.
# Words that look back or ahead may belong to another verb of the sentence, so a reading against them is dear, not out.
_FUTURE_COST = {0: 4, -1: 8}
_PAST_COST = 8


class Context(NamedTuple):
    """What a value depends on: the article's date, the direction of the words near (-1, 0, 1), the year spoken of,
    the day spoken of last in the sentence, the days that the article names by day and month, whether values are as
    exact as the words allow (`fine`: parts of the day, moments, open stretches) or as news wants them, and the time
    told last in the text."""

    reference: Reference
    tense: int = 0
    year: int | None = None
    day: str | None = None
    named: frozenset[str] = frozenset()
    fine: bool = False
    told: str | None = None


def date_value(date: Date, context: Context) -> str | None:
    """The value of a date."""
    if date.told:
        context = _told(context)
    plain = _plain_date(date, context)
    if plain and date.part and context.fine and len(plain) == 10:
        return f"{plain}T{date.part}"
    return plain


def _told(context: Context) -> Context:
    """Counted from the time told last, where there is one; a page of news that tells none leaves it open."""
    if context.told:
        told = Reference.of(context.told)
        return context._replace(reference=told if told.year else Reference.of(context.told[:4]))
    return context if context.fine else context._replace(reference=Reference())


def _plain_date(date: Date, context: Context) -> str | None:
    if date.hijri:
        return hijri_value(date, context.reference, context.tense)
    if date.share or date.season:
        return _part_of_year(date, context)
    if date.month is not None and date.day is not None:
        return _day_of_month(date, date.month, date.day, context)
    if date.month_shift is not None:
        return _shifted_month(date.month_shift, date.day, context.reference)
    if date.shift is not None:
        return _shifted_day(date, date.shift, context.reference)
    if date.weekday is not None:
        return _weekday(date, date.weekday, context)
    if date.week is not None:
        return week_at(date.week, context.reference)
    if date.day is not None:
        return _day_alone(date.day, None, context)
    return _month_or_year(date, context)


def _month_or_year(date: Date, context: Context) -> str | None:
    year = explicit_year(date, context)
    if date.month is None:
        return f"{year:04d}" if year else None
    return month_value(year or pick_year(date, date.month, context), date.month)


def explicit_year(date: Date, context: Context) -> int | None:
    """The year that a date gives itself, in figures or counted from the article's."""
    if date.year is not None:
        return date.year
    if date.year_shift is not None and context.reference.year:
        return context.reference.year + date.year_shift
    return None


def _day_of_month(date: Date, month: int, day: int, context: Context) -> str:
    year = explicit_year(date, context) or _year_of_day(date, month, day, context)
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
    return min(candidates, key=lambda d: cost((d - at).days, context.tense)).year if candidates else None


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
    return reference.year + min((-1, 0, 1), key=lambda n: cost(distance + MONTHS * n, context.tense))


def _modified(near: int, year: int, distance: int) -> int:
    """The year of a month called last, this or next; `distance` is the month's from the article's."""
    if near < 0:
        return year - (distance >= 0) + near + 1
    return year + (distance <= 0) + near - 1 if near else year


def cost(distance: int, tense: int) -> int:
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


def _weekday(date: Date, weekday: int, context: Context) -> str | None:
    at = context.reference.day
    if at is None:
        return f"XXXX-WXX-{weekday}"
    if date.day is not None:
        return _day_alone(date.day, weekday, context)
    if date.week is not None:
        monday = at - datetime.timedelta(days=at.isoweekday() - 1)
        return (monday + datetime.timedelta(days=WEEK * date.week + weekday - 1)).isoformat()
    back = (at.isoweekday() - weekday) % WEEK
    if date.near is not None and date.near < 0:
        back = (back or WEEK) - (date.near + 1) * WEEK
    elif date.near is not None and date.near > 0:
        back = back - date.near * WEEK
    elif back and (context.tense > 0 or (date.near == 0 and context.tense == 0)):
        back -= WEEK
    return _week_named(at - datetime.timedelta(days=back), date.near, context).isoformat()


def _day_alone(day: int, weekday: int | None, context: Context) -> str | None:
    """A day of an unnamed month (الجمعة 15, يوم 27): the near one that fits, by direction."""
    at = context.reference.day
    if at is None:
        return f"XXXX-XX-{day:02d}"
    reach = range(-MONTHS, MONTHS + 1) if weekday else (-1, 0, 1)
    days = [real_day(*add_months(at.year, at.month, n), day) for n in reach]
    fits = [d for d in days if d and weekday in (None, d.isoweekday())]
    tense = 0 if weekday else context.tense  # a day and its weekday meet seldom, so that the nearest is meant
    return min(fits, key=lambda d: cost((d - at).days, tense)).isoformat() if fits else None


def _week_named(day: Day, near: int | None, context: Context) -> Day:
    """الخميس المقبل said on a Tuesday may be this week's or the next one's: a day that the article names decides."""
    if near not in (-1, 1):
        return day
    other = day + datetime.timedelta(days=near * WEEK)
    return other if other.isoformat() in context.named and day.isoformat() not in context.named else day


def week_at(shift: int, reference: Reference) -> str | None:
    """The week so many weeks from the article's."""
    if reference.day is None:
        return None
    return week_value(reference.day + datetime.timedelta(weeks=shift))


def _shifted_month(shift: int, day: int | None, reference: Reference) -> str | None:
    if reference.year is None or reference.month is None:
        return f"XXXX-XX-{day:02d}" if day else None
    value = month_value(*add_months(reference.year, reference.month, shift))
    return f"{value}-{day:02d}" if day else value


def _part_of_year(date: Date, context: Context) -> str | None:
    share, reference = date.share or "", context.reference
    year = explicit_year(date, context)
    if share.startswith("DE"):
        if reference.year is None:
            return None
        first = (reference.year // 10 + int(share[2:])) * 10
        return f"{first}/{first + 9}"
    if share.startswith("SQ"):
        return _near_quarter(int(share[2:]), reference)
    if year is None and date.season and reference.year:
        year = _season_year(date, reference)
    return f"{year:04d}-{share or date.season}" if year else None


def _near_quarter(shift: int, reference: Reference) -> str | None:
    if reference.year is None or reference.month is None:
        return None
    count = reference.year * 4 + (reference.month - 1) // 3 + shift
    return f"{count // 4:04d}-Q{count % 4 + 1}"


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
    start = date_value(form.start, context)
    end = date_value(_in_same_year(form.start, form.end, start), context)
    if start and end and "/" in start + end:  # of a decade or a Hijri month the outer days
        start, end = start.split("/")[0], end.split("/")[-1]
    return f"{start}/{end}" if start and end else None


def _in_same_year(one: Date, two: Date, start: str | None) -> Date:
    """The second of two dates without a year: in the first one's, or the next where its month comes earlier."""
    free = (two.year, two.year_shift, two.near) == (None, None, None) and not two.hijri
    if not (free and one.month and two.month and start and start[:4].isdecimal() and one.year is None):
        return two
    later = (two.month, two.day or 0) < (one.month, one.day or 0)
    return dataclasses.replace(two, year=int(start[:4]) + later)


def _weekdays(form: Between, context: Context) -> str | None:
    """From one weekday to another: looking back the last is placed first, else the first."""
    start, end = form.start.weekday or 0, form.end.weekday or 0
    length = (end - start) % WEEK
    at = context.reference.day
    if at is None:
        return f"XXXX-WXX-{start}/XXXX-WXX-{end}"
    back = context.tense < 0 or (not form.listed and context.tense == 0)
    if back and (form.start.shift, form.start.near, form.start.week) == (None, None, None):
        last = at - datetime.timedelta(days=(at.isoweekday() - end) % WEEK)
        return f"{last - datetime.timedelta(days=length)}/{last}"
    first = date_value(dataclasses.replace(form.start, part=None), context) or ""
    return f"{first}/{datetime.date.fromisoformat(first) + datetime.timedelta(days=length)}"
