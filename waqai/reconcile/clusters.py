"""Groups from pairs: what belongs together when only pairs were compared.

Both ways are functions of the pairs alone: the order in which they came, and in how many steps, changes nothing.

>>> components(["a", "b", "c", "d"], [("c", "a"), ("d", "c")])
[['a', 'c', 'd'], ['b']]
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Name = TypeVar("Name", str, tuple[str, str])
# What a pair without a score counts, and how much.
Beside = Callable[[str, str], tuple[float, float]]


def _unlike(one: str, two: str) -> tuple[float, float]:
    return 0.0, 1.0


def batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`.

    >>> list(batches(iter("abc"), 2))
    [['a', 'b'], ['c']]
    """
    while batch := list(itertools.islice(items, size)):
        yield batch


def components(members: Iterable[Name], pairs: Iterable[tuple[Name, Name]]) -> list[list[Name]]:
    """Everything that a chain of pairs joins."""
    above = {member: member for member in members}

    def top(member: Name) -> Name:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, two in pairs:
        first, second = sorted((top(one), top(two)))
        above[second] = first
    found: dict[Name, list[Name]] = defaultdict(list)
    for member in above:
        found[top(member)].append(member)
    return sorted(sorted(group) for group in found.values())


def gathered(
    members: Sequence[str], scores: Mapping[tuple[str, str], float], least: float, beside: Beside = _unlike
) -> list[list[str]]:
    """Groups whose members are alike on average, not by a chain of neighbours alone.

    In their order, each member joins the group to which it is nearest on average, if that is at least `least`; or else
    begins one of its own.  A pair without a score counts what `beside` says of it: by default 0, in full.

    >>> gathered("abcd", {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9}, 0.4)
    [['a', 'b'], ['c', 'd']]
    >>> gathered("abcd", {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9}, 0.4, lambda one, two: (0.0, 0.0))
    [['a', 'b', 'c', 'd']]
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, two), score in scores.items():
        near[one][two] = near[two][one] = score
    groups: list[list[str]] = []
    at: dict[str, int] = {}
    for member in members:
        numbers = sorted({at[other] for other in near[member] if other in at})
        means = {number: _mean(member, groups[number], near[member], beside) for number in numbers}
        best = max(numbers, key=lambda number: means[number], default=None)
        if best is None or means[best] < least:
            best = len(groups)
            groups.append([])
        groups[best].append(member)
        at[member] = best
    return groups


def _mean(member: str, group: Iterable[str], near: Mapping[str, float], beside: Beside) -> float:
    """How near a member is to a group, on average."""
    told = [(near[other], 1.0) if other in near else beside(member, other) for other in group]
    # Rounded, so that the order of adding does not show.
    return round(sum(score * weight for score, weight in told) / sum(weight for _, weight in told), 9)
