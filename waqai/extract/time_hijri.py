"""Hijri dates in the Gregorian calendar, by the tables of Umm al-Qura (hijridate).

Limits: the tables cover 1343 to 1500 (1924 to 2077); earlier years are reckoned to the nearest Gregorian one.
"""

from __future__ import annotations

import datetime

from hijridate import Gregorian, Hijri

from waqai.extract.time_forms import Date
from waqai.extract.time_reference import Day, Reference

_FIRST, _LAST = 1343, 1500
_MONTHS = 12
# The length of a Hijri year in Gregorian ones, and the Hijri calendar's first day (16 July 622).
_SCALE, _EPOCH = 0.970229, 622.54
_TABLED = range(1925, 2077)


def hijri_value(date: Date, reference: Reference, tense: int = 0) -> str | None:
    """A Hijri date in the Gregorian calendar; a month or year as the interval of its days.  `tense`: 1 looks ahead."""
    year = date.year if date.year is not None else _hijri_year(date, reference, tense)
    if date.year is None and date.month and date.year_shift is not None and reference.year:
        year = reference.year + date.year_shift  # رمضان من العام الماضي is one of a Gregorian year
    if year and year > _LAST and date.month:
        year = _year_within(year, date.month)
    if year is None or not _FIRST <= year <= _LAST:
        return _reckoned(date) if year else None
    month = date.month or 1
    if date.day is not None:
        return _hijri_day(year, month, date.day)
    first, last = hijri_bounds(year, date.month)
    return f"{first.isoformat()}/{last.isoformat()}"


def _year_within(gregorian: int, month: int) -> int | None:
    """The Hijri year whose month begins in a Gregorian year (رمضان 2001), the first of two."""
    if gregorian not in _TABLED:
        return None
    start = Gregorian(gregorian, 1, 1).to_hijri().year
    years = (n for n in (start, start + 1) if Hijri(n, month, 1).to_gregorian().year == gregorian)
    return next(years, None)


def _reckoned(date: Date) -> str | None:
    """The year of a Hijri year, or of a month in one, that the tables do not cover: 1325 is about 1907."""
    if not date.year:
        return None
    if date.month is None:
        return f"{round(date.year * _SCALE + 621.5):04d}"
    return f"{int((date.year - 1 + (date.month - 0.5) / _MONTHS) * _SCALE + _EPOCH):04d}"


def hijri_bounds(year: int, month: int | None) -> tuple[Day, Day]:
    """The first and last day of a Hijri month, or of a whole year."""
    last_month = month or _MONTHS
    first = Hijri(year, month or 1, 1).to_gregorian().isoformat()
    last = Hijri(year, last_month, Hijri(year, last_month, 1).month_length()).to_gregorian().isoformat()
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


def hijri_away(day: Day, months: int) -> str | None:
    """The day so many Hijri months on (بعد سنة هجرية)."""
    if day.year not in _TABLED:
        return None
    today = Gregorian(day.year, day.month, day.day).to_hijri()
    year, month = divmod(today.year * _MONTHS + today.month - 1 + months, _MONTHS)
    if not _FIRST <= year < _LAST:
        return None
    length = Hijri(year, month + 1, 1).month_length()
    return Hijri(year, month + 1, min(today.day, length)).to_gregorian().isoformat()


def _hijri_day(year: int, month: int, day: int) -> str | None:
    return Hijri(year, month, day).to_gregorian().isoformat() if day <= Hijri(year, month, 1).month_length() else None


def _hijri_year(date: Date, reference: Reference, tense: int) -> int | None:
    """The Hijri year nearest to the article's date, by the modifier."""
    if reference.year is None or reference.month is None or (date.month is None and date.year_shift is None):
        return None
    day = reference.day or datetime.date(reference.year, reference.month, 15)
    if day.year not in _TABLED:
        return None
    today = Gregorian(day.year, day.month, day.day).to_hijri()
    if date.year_shift is not None or date.month is None:
        return int(today.year + (date.year_shift or 0))
    distance = date.month - today.month
    if date.near == -1:
        return int(today.year - (distance >= 0))
    if date.near == 1:
        return int(today.year + (distance <= 0))
    if tense > 0:
        return int(today.year + (distance < 0))
    return int(today.year + min((-1, 0, 1), key=lambda n: abs(distance + _MONTHS * n)))
