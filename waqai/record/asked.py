"""What a question was asked with, checked and as SQL takes it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from waqai.model import UsageError
from waqai.record.days import Days, days_of

UNLIMITED = sys.maxsize


def one_of(what: str, value: str | None, known: Sequence[str]) -> str | None:
    """The value, if it is a known one.  Raises `UsageError` for others."""
    if value is not None and value not in known:
        raise UsageError(f"there is no {what} {value}; there are {', '.join(known)}")
    return value


def limit_of(limit: int | None) -> int:
    """How many rows are wanted at most.  Raises `UsageError` below 0."""
    if limit is not None and limit < 0:
        raise UsageError("a limit is a number from 0 up")
    return UNLIMITED if limit is None else limit


def period_of(first: str | None, last: str | None) -> dict[str, str | None]:
    """The first and last day of a period.  Raises `UsageError` for what is no date.

    >>> period_of("2024-06", None)
    {'first': '2024-06-01', 'last': None}
    """
    start, end = _days("first", first), _days("last", last)
    return {"first": start and str(start.first), "last": end and str(end.last)}


def _days(what: str, value: str | None) -> Days | None:
    days = days_of(value)
    if value is not None and days is None:
        raise UsageError(f"{what}: {value} is no date. Write a day, month or year, like 2024-06-18, 2024-06 or 2024.")
    return days
