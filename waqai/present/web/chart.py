"""Bars in time: how many occurrences each day, week, month or year has, stacked by status.

Time runs as the language is read.  Days that lie far from what the articles tell of (a war of 1948, a plan for 2050)
would press all the others into one bar: the chart covers the days round the articles' own, and tells how many lie
before and after it.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.model import STATUSES
from waqai.record.choosing import EventSums
from waqai.record.days import days_of

WIDTH, HEIGHT, HEAD, FOOT = 1200, 118, 22, 22
# So many bars stay wide enough to be told apart, and pointed at.
MOST_BARS = 75
BEFORE, AFTER = timedelta(days=31), timedelta(days=62)
_DAY = timedelta(days=1)
_GAP = 0.12
_TICKS = 12
# What the name of a month with its year wants along the axis.
_HEAD_ROOM = 120
# Charts kept, with the sums that they are of: as many as a `Browser` keeps of these.
KEPT = 16


@dataclass(frozen=True, slots=True)
class Block:
    """The occurrences of one status in one step of time."""

    status: str
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of time: its first and last day, where it stands, what it holds."""

    first: str
    last: str
    x: float
    width: float
    count: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under or over the axis."""

    x: float
    value: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole chart.  `step` is day, week, month or year; `before` and `after` count what lies outside of it."""

    step: str
    first: str
    last: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    heads: tuple[Tick, ...]
    before: int
    after: int
    undated: int
    most: int
    totals: tuple[tuple[str, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    top: int = HEAD
    base: int = HEIGHT - FOOT


@functools.lru_cache(maxsize=KEPT)
def lay_out(
    sums: EventSums, published: tuple[str | None, str | None], chosen: tuple[str | None, str | None], rtl: bool
) -> Bars | None:
    """The chart of the sums; None where nothing has a day.  `published` are the first and last publication of
    the articles, a day, month or year each; `chosen` the days that the reader asks for."""
    days = [date.fromisoformat(day) for day in sums.by_day]
    if not days:
        return None
    first, last = _window(days, published, chosen)
    step, start_of, least = _step(first, last)
    starts = _starts(first, last, start_of, least)
    stacks: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for day, stack in zip(days, sums.stacks.values(), strict=False):  # those without a day come last
        if first <= day <= last:
            here = stacks[start_of(day)]
            for status, count in stack.items():
                here[status] += count
    most = max((sum(stack.values()) for stack in stacks.values()), default=0)
    bars = tuple(_bars(starts, stacks, most, rtl))
    undated = sum(sums.stacks.get(None, {}).values())
    before, after = (
        sum(count for day, count in zip(days, sums.by_day.values(), strict=True) if lies_out(day))
        for lies_out in (first.__gt__, last.__lt__)
    )
    return Bars(
        step, str(first), str(last), bars, tuple(_ticks(starts, step, rtl)), tuple(_heads(starts, step, rtl)),
        before, after, undated, most, tuple((status, sums.by_status.get(status, 0)) for status in STATUSES),
    )  # fmt: skip


def _window(
    days: Sequence[date], published: tuple[str | None, str | None], chosen: tuple[str | None, str | None]
) -> tuple[date, date]:
    first, last = min(days), max(days)
    told = days_of(published[0]), days_of(published[1])
    if told[0] and told[1]:
        early = told[0].first - min(BEFORE, told[0].first - date.min)
        late = told[1].last + min(AFTER, date.max - told[1].last)
        if any(early <= day <= late for day in days):
            first, last = max(first, early), min(last, late)
    if chosen[0]:
        first = max(min(days), date.fromisoformat(chosen[0]))
    if chosen[1]:
        last = min(max(days), date.fromisoformat(chosen[1]))
    return (first, last) if first <= last else (min(days), max(days))


def _step(first: date, last: date) -> tuple[str, Callable[[date], date], timedelta]:
    """The length of a bar, the day on which that of a day begins, and how long the shortest is."""
    span = (last - first).days + 1
    if span <= MOST_BARS:
        return "day", lambda day: day, _DAY
    if span <= MOST_BARS * 7:
        return "week", lambda day: day - _DAY * day.weekday(), _DAY * 7
    if span <= MOST_BARS * 31:
        return "month", lambda day: day.replace(day=1), _DAY * 28
    return "year", lambda day: day.replace(month=1, day=1), _DAY * 365


def _starts(first: date, last: date, start_of: Callable[[date], date], least: timedelta) -> list[date]:
    found = [start_of(first)]
    while last - found[-1] >= least:
        day = found[-1] + least
        while day < last and start_of(day) == found[-1]:
            day += _DAY
        if start_of(day) == found[-1]:
            break
        found.append(start_of(day))
    return found


def _bars(starts: Sequence[date], stacks: dict[date, dict[str, int]], most: int, rtl: bool) -> Iterable[Bar]:
    slot = WIDTH / len(starts)
    room = HEIGHT - HEAD - FOOT
    for n, start in enumerate(starts):
        if start not in stacks:
            continue
        y, blocks = float(HEIGHT - FOOT), []
        for status in STATUSES:
            count = stacks[start].get(status, 0)
            if count:
                height = room * count / most
                y -= height
                blocks.append(Block(status, round(y, 2), round(height, 2), count))
        following = starts[n + 1] if n + 1 < len(starts) else None
        last = following - _DAY if following else _end(start, starts)
        x = _x(n, slot, rtl) + slot * _GAP / 2
        yield Bar(
            str(start), str(last), round(x, 2), round(slot * (1 - _GAP), 2), sum(b.count for b in blocks), tuple(blocks)
        )


def _end(start: date, starts: Sequence[date]) -> date:
    """The last day of the last step, which is as long as the one before it."""
    return start + (start - starts[-2] - _DAY) if len(starts) > 1 else start


def _x(n: int, slot: float, rtl: bool) -> float:
    return WIDTH - (n + 1) * slot if rtl else n * slot


def _ticks(starts: Sequence[date], step: str, rtl: bool) -> Iterable[Tick]:
    slot = WIDTH / len(starts)
    every = max(1, -(-len(starts) // _TICKS))
    for n, start in enumerate(starts):
        wanted = start.day in (1, 5, 10, 15, 20, 25) if step == "day" and len(starts) > _TICKS else n % every == 0
        if wanted:
            yield Tick(round(_x(n, slot, rtl) + slot / 2, 2), str(start))


def _heads(starts: Sequence[date], step: str, rtl: bool) -> Iterable[Tick]:
    """Where a new month (or year) begins, with room enough for its name."""
    slot, before, at = WIDTH / len(starts), None, -1000.0
    for n, start in enumerate(starts):
        mark = str(start)[: 4 if step in ("month", "year") else 7]
        if mark != before:
            edge = WIDTH - n * slot if rtl else n * slot
            room = edge if rtl else WIDTH - edge
            if (abs(edge - at) > _HEAD_ROOM or at < 0) and room > _HEAD_ROOM:
                yield Tick(round(edge, 2), mark)
                at = edge
            before = mark
