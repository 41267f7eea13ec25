"""The days that an ISO 8601 value covers, for sorting and filtering.

Dates, months, years, decades, weeks, quarters and intervals, with or without a time of day.  Durations, unknown years
(`XXXX-10-20`) and seasons cover no days that could be named: None.
"""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(\d|WE))?")
_QUARTER = re.compile(r"(\d{4})-([QH])([1-4])")
_DECADE = re.compile(r"(\d{3})X?")
_MONTHS_IN = {"Q": 3, "H": 6}


class Days(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date


@functools.lru_cache(maxsize=10_000)
def days_of(value: str | None) -> Days | None:
    """The days of a value, or None.

    >>> [str(day) for day in days_of("2024-06")]
    ['2024-06-01', '2024-06-30']
    >>> [str(day) for day in days_of("2024-06-18/2024-06-19")]
    ['2024-06-18', '2024-06-19']
    >>> days_of("XXXX-10-20"), days_of("P9M")
    (None, None)
    """
    if not value:
        return None
    if "/" in value:
        return _interval(*value.split("/", 1))
    try:
        return _calendar(value) or _week(value) or _quarter(value) or _decade(value)
    except ValueError:  # a month 13, a 30th of February
        return None


def _interval(start: str, end: str) -> Days | None:
    first, last = days_of(start), days_of(end)
    return Days(first.first, last.last) if first and last and first.first <= last.last else None


def _calendar(value: str) -> Days | None:
    match = _CALENDAR.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return Days(date(year, month, day), date(year, month, day))
    return _months(year, month or 1, 1 if month else 12)


def _months(year: int, month: int, count: int) -> Days:
    ending = year * 12 + month - 2 + count
    last_year, last_month = ending // 12, ending % 12 + 1
    return Days(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _week(value: str) -> Days | None:
    match = _WEEK.fullmatch(value)
    if not match:
        return None
    day = match[3]
    first = date.fromisocalendar(int(match[1]), int(match[2]), {None: 1, "WE": 6}.get(day) or int(day))
    return Days(first, first + {None: 6, "WE": 1}.get(day, 0) * _DAY)


def _quarter(value: str) -> Days | None:
    match = _QUARTER.fullmatch(value)
    if not match or (match[2] == "H" and match[3] > "2"):
        return None
    length = _MONTHS_IN[match[2]]
    return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)


def _decade(value: str) -> Days | None:
    match = _DECADE.fullmatch(value)
    return _months(int(match[1]) * 10, 1, 120) if match else None
