"""The day from which relative times are counted, and arithmetic with months."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

Day = datetime.date
Moment = datetime.datetime
MONTHS, WEEK = 12, 7
_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d\d")


class Reference(NamedTuple):
    """The article's date: a day, or only its month or year, or nothing; `moment` where the time of day is known."""

    year: int | None = None
    month: int | None = None
    day: Day | None = None
    moment: Moment | None = None

    @classmethod
    def of(cls, published: str | None) -> Reference:
        """Reads YYYY, YYYY-MM or an ISO date, with its time of day where it has one."""
        text = published or ""
        pieces = text[:10].split("-")
        if not pieces[0].isdecimal() or not all(p.isdecimal() for p in pieces):
            return cls()
        year, month = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else None
        day = real_day(year, month, int(pieces[2])) if month and len(pieces) > 2 else None
        return cls(year, month, day, _moment(text) if day else None)

    def __str__(self) -> str:
        if self.day:
            return self.day.isoformat()
        return month_value(self.year, self.month) if self.month else f"{self.year:04d}" if self.year else ""


def _moment(text: str) -> Moment | None:
    if not _TIME_OF_DAY.match(text[10:]):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


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


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month so many months on.

    >>> add_months(2023, 9, 9)
    (2024, 6)
    """
    total = year * MONTHS + month - 1 + months
    return total // MONTHS, total % MONTHS + 1


def add_to_day(day: Day, months: int, days: int) -> Day | None:
    """The day so many months and days on; the last of a shorter month for one that it lacks.

    >>> add_to_day(Day(2023, 1, 31), 1, 0)
    datetime.date(2023, 2, 28)
    """
    year, month = add_months(day.year, day.month, months)
    if not 1 <= year <= 9999:
        return None
    first = datetime.date(year, month, 1)
    following = add_months(year, month, 1)
    if following[0] > 9999:
        return None
    length = (datetime.date(*following, 1) - first).days
    try:
        return first.replace(day=min(day.day, length)) + datetime.timedelta(days=days)
    except OverflowError:
        return None


def now_value(reference: Reference) -> str:
    """This moment, as exact as the reference tells it."""
    if reference.moment:
        return reference.moment.replace(tzinfo=None, microsecond=0).isoformat()
    return str(reference) or "PRESENT_REF"


def week_value(day: Day) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def bounds_of(value: str) -> tuple[Day, Day] | None:
    """The first and last day of a year, month, week, day, quarter, half or interval value; None for any other.

    >>> [str(day) for day in bounds_of("2024-02") or ()], [str(day) for day in bounds_of("2024-W01") or ()]
    (['2024-02-01', '2024-02-29'], ['2024-01-01', '2024-01-07'])
    """
    start, _, end = value.partition("/")
    if end:
        first, last = bounds_of(start), bounds_of(end)
        return (first[0], last[1]) if first and last else None
    return _bounds(value[:10])


def _bounds(value: str) -> tuple[Day, Day] | None:
    try:
        if len(value) == 10 and value[5] != "W":
            day = datetime.date.fromisoformat(value)
            return day, day
        if value[4:6] == "-W":
            first = datetime.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
            return first, first + datetime.timedelta(days=6)
        return _months_of(value)
    except ValueError:
        return None


def _months_of(value: str) -> tuple[Day, Day] | None:
    year, _, rest = value.partition("-")
    first, count = {
        "": (1, 12), "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
        "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
    }.get(rest, (int(rest) if rest.isdecimal() else 0, 1))  # fmt: skip
    if not year.isdecimal() or not 1 <= first <= MONTHS or int(year) < 1:
        return None
    start = datetime.date(int(year), first, 1)
    end = add_to_day(start, count, -1)
    return (start, end) if end else None
