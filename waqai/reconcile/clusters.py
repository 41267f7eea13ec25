"""Groups from pairs: what belongs together when only pairs were compared.

Both ways are functions of the pairs alone: the order in which they came, and in how many steps, changes nothing.

>>> components(["a", "b", "c", "d"], [("c", "a"), ("d", "c")])
[['a', 'c', 'd'], ['b']]
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`.

    >>> list(batches(iter("abc"), 2))
    [['a', 'b'], ['c']]
    """
    while batch := list(itertools.islice(items, size)):
        yield batch


def components(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Everything that a chain of pairs joins."""
    above = {member: member for member in members}

    def top(member: str) -> str:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, two in pairs:
        first, second = sorted((top(one), top(two)))
        above[second] = first
    found: dict[str, list[str]] = defaultdict(list)
    for member in above:
        found[top(member)].append(member)
    return sorted(sorted(group) for group in found.values())


def gathered(members: Sequence[str], scores: Mapping[tuple[str, str], float], least: float) -> list[list[str]]:
    """Groups whose members are alike on average, not by a chain of neighbours alone.

    In their order, each member joins the group to which it is nearest on average (a pair without a score counts 0), if
    that is at least `least`; or else begins one of its own.

    >>> gathered("abcd", {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9}, 0.4)
    [['a', 'b'], ['c', 'd']]
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, two), score in scores.items():
        near[one][two] = near[two][one] = score
    groups: list[list[str]] = []
    at: dict[str, int] = {}
    for member in members:
        sums: dict[int, float] = defaultdict(float)
        for other, score in near[member].items():
            if other in at:
                sums[at[other]] += score
        means = {number: total / len(groups[number]) for number, total in sums.items()}
        best = max(sorted(means), key=lambda number: means[number], default=None)
        if best is None or means[best] < least:
            best = len(groups)
            groups.append([])
        groups[best].append(member)
        at[member] = best
    return groups
