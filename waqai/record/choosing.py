"""Which occurrences a page wants, as SQL: no condition that is not asked; and where sums or the list of one entity
answer as well, these in place of all occurrences."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from waqai.record.answers import Count
from waqai.record.database import body_of, statement
from waqai.record.shown import DayCount, EventChoice

_PARAMETER = re.compile(r"\$(\w+)")
# The choices that the list of one entity knows.
_TAKING_PART = {
    "entities", "others", "players", "role", "first", "last", "only", "earliest", "latest", "undated", "statuses",
    "types",
}  # fmt: skip
# The choices that sums know, by those of outlets that do.
_SUMMED = {"outlet_sums": {"statuses", "types"}, "outlet_day_sums": {"statuses", "first", "last"}}


class Page(NamedTuple):
    """Which rows of a long list: how many, and from which on."""

    limit: int
    offset: int = 0


@dataclass(frozen=True, eq=False)
class EventSums:
    """How many occurrences there are: in all, by day and status, by type, by outlet.  Days are thousands: what is made
    of them is made once, and may be kept by these sums, which are equal to themselves alone."""

    total: int
    stacks: dict[str | None, dict[str, int]]  # of each day by status, in order of time; those without a day come last
    types: list[Count]
    outlets: list[Count]

    @property
    def days(self) -> list[DayCount]:
        """How many occurrences of each status a day has, in order of time."""
        return [DayCount(day, *told) for day, stack in self.stacks.items() for told in stack.items()]

    @functools.cached_property
    def by_day(self) -> dict[str, int]:
        """How many occurrences each day has, in order of time."""
        return {day: sum(stack.values()) for day, stack in self.stacks.items() if day is not None}

    @functools.cached_property
    def by_status(self) -> dict[str, int]:
        """How many occurrences each status has."""
        found: dict[str, int] = {}
        for stack in self.stacks.values():
            for status, events in stack.items():
                found[status] = found.get(status, 0) + events
        return found


def pages_of_days(sums: EventSums, page: Page, newest_first: bool) -> Iterator[tuple[dict[str, str | bool], Page]]:
    """In which days a page of occurrences lies, and which of theirs it holds: they are counted, so that no others
    need be looked at.  Those without a day come last either way.

    >>> stacks = {day: {"occurred": 30} for day in ("2025-01-01", "2025-01-02", "2025-01-03")}
    >>> list(pages_of_days(EventSums(90, stacks, [], []), Page(20, 50), True))
    [({'earliest': '2025-01-01', 'latest': '2025-01-02'}, Page(limit=20, offset=20))]
    """
    days = sums.by_day
    before, there, held = 0, 0, list[str]()
    for day in reversed(days) if newest_first else days:
        if before + days[day] <= page.offset and not held:
            before += days[day]
        elif before + there < page.offset + page.limit:
            held.append(day)
            there += days[day]
        else:
            break
    skipped = page.offset - before if held else 0
    if held:
        wanted = min(page.limit, there - skipped)
        yield {"earliest": min(held), "latest": max(held)}, Page(wanted, skipped)
    if None in sums.stacks:
        undated = Page(page.limit - max(0, there - skipped), max(0, page.offset - sum(days.values())))
        if undated.limit > 0:
            yield {"undated": True}, undated


def listed(name: str, given: Mapping[str, Any]) -> str:
    """A question for a list of occurrences, with the choice of them in its place: only the conditions whose parameters
    are given, so that the plan is as short as the question."""
    head, *conditions = body_of(_named("event_filter")).split("\n  AND ")
    if given.keys() <= _TAKING_PART:
        head, conditions = _of_one(head, conditions, given)
    return _named(name).replace("WANTED", "\n  AND ".join([head, *_asked(conditions, given)]))


def summed(given: Mapping[str, Any]) -> str:
    """The question how many occurrences there are, in every way at once."""
    return body_of(_named("event_sums")).replace("SUMMED", body_of(_sums(given)))


def _sums(given: Mapping[str, Any]) -> str:
    outlets = next((sums for sums, known in _SUMMED.items() if given.keys() <= known), None)
    if outlets is None:
        return listed("event_sums_of_some", given)
    conditions = body_of(_named("event_filter")).split("\n  AND ")[1:]
    query = _named("event_sums_of_all").replace("OUTLETS_", outlets)
    return query.replace("WANTED", " AND ".join(["true", *_asked(conditions, given)]))


def sums_of(rows: Sequence[tuple[str, str | None, str]]) -> EventSums:
    """What a question of `summed` was answered with, in the order in which it is shown; days come in theirs."""
    counted = [(what, value, told.split(" ")) for what, value, told in rows]
    found, total = defaultdict[str, dict[str, int]](dict), 0
    for status, told in sorted((str(value), told) for what, value, told in counted if what == "day"):
        counts = [int(events) for events in told[1::2]]
        for day, events in zip(told[::2], counts, strict=True):
            found[day][status] = events
        total += sum(counts)
    undated = found.pop("", None)
    stacks: dict[str | None, dict[str, int]] = {day: found[day] for day in sorted(found)}
    if undated is not None:
        stacks[None] = undated
    types, outlets = (
        [Count(value, int(told[1])) for what, value, told in counted if what == kind and value is not None]
        for kind in ("type", "outlet")
    )
    for several in (types, outlets):
        several.sort(key=lambda one: (-one.count, one.value))
    return EventSums(total, stacks, types, outlets)


def _asked(conditions: Sequence[str], given: Mapping[str, Any]) -> list[str]:
    return [one for one in conditions if set(_PARAMETER.findall(one)) <= given.keys()]


def _of_one(head: str, conditions: list[str], given: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The choice of occurrences in which one takes part, from the list of those alone."""
    who = [name for name in ("entities", "players") if name in given]
    if len(who) != 1 or len(given[who[0]]) != 1:
        return head, conditions
    part = "first" if who == ["entities"] else "role = $role"
    head = _named("event_filter_of_one").replace("WHO", f"${who[0]}").replace("PART", part)
    return body_of(head).strip(), [one for one in conditions if f"${who[0]}" not in one]


def filters(choice: EventChoice) -> dict[str, Any]:
    """The parameters of a choice: what is not None, lists for tuples."""
    told = {field.name: getattr(choice, field.name) for field in dataclasses.fields(choice)}
    return {k: list(value) if isinstance(value, tuple) else value for k, value in told.items() if value is not None}


def _named(name: str) -> str:
    return statement(f"queries/browse/{name}")
