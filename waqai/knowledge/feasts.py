"""Feasts whose name is a date, and the day on which one falls in a given year.

Data: `feasts.toml`.  A Hijri feast may fall in a Gregorian year twice, or not at all: the first, or None, is
given.

>>> feast("fitr").day_in(2026), feast("easter").day_in(2013), feast("kippur").day_in(2017)
(datetime.date(2026, 3, 20), datetime.date(2013, 3, 31), datetime.date(2017, 9, 30))
"""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass

from hijridate import Gregorian, Hijri

from waqai.knowledge.loader import toml

Day = datetime.date
# The years that the Hijri tables of hijridate cover, in the Gregorian calendar.
_HIJRI_YEARS = range(1925, 2077)
_WEEK = 7
# From the Julian to the Gregorian calendar, in days, in the years 1900 to 2099.
_CALENDARS_APART = 13


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast: its id, how its day is found, and the numbers for that (see the head of `feasts.toml`)."""

    id: str
    calendar: str
    month: int
    day: int
    nth: int

    def day_in(self, year: int) -> Day | None:
        """Its day in a Gregorian year."""
        return _FINDERS[self.calendar](self, year)


@functools.cache
def feasts() -> dict[str, Feast]:
    """Every feast by id."""
    rows = toml("feasts")["feast"]
    found = (Feast(r["id"], r["calendar"], r.get("month", 0), r["day"], r.get("nth", 0)) for r in rows)
    return {one.id: one for one in found}


def feast(name: str) -> Feast:
    """The feast of an id."""
    return feasts()[name]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day | None:
    """The so manieth weekday of a month, counted from its end where `nth` is negative.

    >>> nth_weekday(2014, 9, 2, 3), nth_weekday(2013, 3, 1, -1)
    (datetime.date(2014, 9, 16), datetime.date(2013, 3, 25))
    """
    if nth > 0:
        first = Day(year, month, 1)
        day = first + datetime.timedelta(days=(weekday - first.isoweekday()) % _WEEK + _WEEK * (nth - 1))
    else:
        last = (Day(year, month, 28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        day = last - datetime.timedelta(days=(last.isoweekday() - weekday) % _WEEK + _WEEK * (-nth - 1))
    return day if day.month == month else None


def _fixed(one: Feast, year: int) -> Day | None:
    return Day(year, one.month, one.day)


def _nth(one: Feast, year: int) -> Day | None:
    return nth_weekday(year, one.month, one.day, one.nth)


def _hijri(one: Feast, year: int) -> Day | None:
    if year not in _HIJRI_YEARS:
        return None
    start = Gregorian(year, 1, 1).to_hijri().year
    days = (Day(*Hijri(hijri, one.month, one.day).to_gregorian().datetuple()) for hijri in (start, start + 1))
    return next((day for day in days if day.year == year), None)


def _easter(one: Feast, year: int) -> Day | None:
    return _western_easter(year) + datetime.timedelta(days=one.day)


def _orthodox(one: Feast, year: int) -> Day | None:
    return _eastern_easter(year) + datetime.timedelta(days=one.day)


def _hebrew(one: Feast, year: int) -> Day | None:
    """The Jewish New Year lies in autumn; days before it are counted back from it."""
    return _jewish_new_year(year) + datetime.timedelta(days=one.day)


def _western_easter(year: int) -> Day:
    """Easter Sunday by the Gregorian computus (the method of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return Day(year, month, day + 1)


def _eastern_easter(year: int) -> Day:
    """Easter Sunday by the Julian computus, in the Gregorian calendar.

    >>> _eastern_easter(2024)
    datetime.date(2024, 5, 5)
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return Day(year, month, day + 1) + datetime.timedelta(days=_CALENDARS_APART)


def _jewish_new_year(year: int) -> Day:
    """1 Tishri in a Gregorian year: the mean new moon, put off by the rules of the Hebrew calendar."""
    months = (235 * (year + 3760) + 1) // 19
    parts = 12084 + 13753 * months
    day = months * 29 + parts // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    # Day 1 of the Hebrew calendar lies 1,373,427 days before the first day of the year 1.
    return Day.fromordinal(day - 1_373_427)


_FINDERS = {
    "gregorian": _fixed, "nth": _nth, "hijri": _hijri, "easter": _easter, "orthodox": _orthodox, "hebrew": _hebrew,
}  # fmt: skip
