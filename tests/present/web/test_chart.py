"""The steps of time of a chart."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from waqai.present.web.chart import _starts, _step, lay_out
from waqai.record.choosing import EventSums


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


@pytest.mark.parametrize("published", [("2024-06", "2024-06"), ("2024", "2024-06-18"), ("2024-06-18T05:00", "2024-06")])
def test_articles_of_a_month_or_a_year_bound_the_chart(published: tuple[str, str]) -> None:
    """What lies far from what they tell of is counted, and takes no bar."""
    stacks = {day: {"occurred": 1} for day in ("1948-05-14", "2024-06-03", "2024-06-20", "2050-01-01")}
    chart = lay_out(EventSums(4, stacks, [], []), published, (None, None), False)
    assert chart is not None
    assert (chart.before, chart.after) == (1, 1)


@pytest.mark.parametrize("published", ["0001", "9999-12"])
def test_a_publication_at_the_end_of_what_calendars_hold_bounds_nothing_wrongly(published: str) -> None:
    chart = lay_out(EventSums(1, {"2024-06-03": {"occurred": 1}}, [], []), (published, published), (None, None), True)
    assert chart is not None
    assert (chart.first, chart.last) == ("2024-06-03", "2024-06-03")
