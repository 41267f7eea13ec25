"""The steps of time of a chart."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from waqai.present.web.chart import _starts, _step


@pytest.mark.parametrize("first", [date(2024, 1, 29), date(2023, 12, 31), date(1, 1, 8), date(9990, 2, 28)])
@pytest.mark.parametrize("days", [0, 1, 27, 74, 75, 90, 400, 524, 525, 900, 2323, 2324, 3500])
def test_every_step_begins_with_the_first_day_of_its_own(first: date, days: int) -> None:
    """A step for each day that begins one, also at the end of what calendars hold."""
    last = first + timedelta(days=days)
    _, start_of, least = _step(first, last)
    walked = [start_of(first + timedelta(days=n)) for n in range(days + 1)]
    assert _starts(first, last, start_of, least) == [day for day, _ in itertools.groupby(walked)]


def test_calendars_end() -> None:
    for first in (date.max, date(9999, 12, 1), date(9999, 10, 4), date(9990, 1, 1)):
        _, start_of, least = _step(first, date.max)
        assert _starts(first, date.max, start_of, least)[-1] == start_of(date.max)
