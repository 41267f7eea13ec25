"""Which occurrences a page wants, as SQL: no condition that is not asked; and where sums or the list of one entity
answer as well, these in place of all occurrences."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from waqai.record.database import body_of, statement
from waqai.record.shown import EventChoice

_PARAMETER = re.compile(r"\$(\w+)")
# The choices that the list of one entity knows.
_TAKING_PART = {"entities", "others", "players", "role"}
# The choices that the sums of days and outlets know, and where these stand in place of the occurrences themselves.
_SUMMED = {"statuses", "types"}
_SUMS = {
    "event_total": "day_sums",
    "event_counts": "day_sums",
    "event_types": "day_sums",
    "event_outlets": "outlet_sums",
}


def wanted(name: str, given: Mapping[str, Any]) -> str:
    """A question about occurrences, with the choice of them in its place: only the conditions whose parameters are
    given, so that the plan is as short as the question."""
    head, *conditions = body_of(_named("event_filter")).split("\n  AND ")
    if name in _SUMS and given.keys() <= _SUMMED:
        head = f"SELECT * FROM {_SUMS[name]} e WHERE true"
    elif name != "event_outlets" and given.keys() <= _SUMMED | _TAKING_PART:
        head, conditions = _of_one(head, conditions, given)
    kept = [one for one in conditions if set(_PARAMETER.findall(one)) <= given.keys()]
    return _named(name).replace("WANTED", "\n  AND ".join([head, *kept]))


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
