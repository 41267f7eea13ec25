"""Which passages two articles share: from common fingerprints to exact stretches, over small edits.

From a shared run of words the passage grows to both sides while the words are equal, and over an edit (up to
`MOST_EDIT` words added, dropped or changed on either side) where at least `RESUME` equal words follow.

>>> from waqai.reconcile.wording import wording_of_text
>>> one = wording_of_text("وأضاف أن الوفد وصل إلى المدينة صباح الأحد والتقى الوالي ثم غادر")
>>> two = wording_of_text("وذكر أن الوفد بلغ المدينة صباح الأحد والتقى الوالي مساء")
>>> [(p.first, p.first_end, p.equal) for p in shared(one.words, two.words, [(5, 4)])]
[(1, 10, 7)]
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

MOST_EDIT = 3
RESUME = 2
# How far back a passage is first looked for; four times as far when it reaches that.
FIRST_LOOK = 64
# Shorter runs are formulas of the trade (titles of princes, "said in a statement"): alone they prove nothing.
LEAST_WORDS = 7


class Passage(NamedTuple):
    """A shared passage: word numbers [first, first_end) of one article, [second, second_end) of the other, and how many
    of the words are equal."""

    first: int
    first_end: int
    second: int
    second_end: int
    equal: int


def shared(one: array[int], two: array[int], seeds: Iterable[tuple[int, int]]) -> list[Passage]:
    """The passages that grow from the seeds (pairs of word numbers at which equal runs begin), in order."""
    found: list[Passage] = []
    reaching: list[Passage] = []  # those that may hold a seed still to come: the others end before it
    for at, other in sorted(seeds):
        reaching = [p for p in reaching if at < p.first_end]
        if any(p.first <= at and p.second <= other < p.second_end for p in reaching):
            continue
        passage = _grown(one, two, at, other)
        if passage.equal >= LEAST_WORDS:
            found.append(passage)
            reaching.append(passage)
    return found


def _grown(one: array[int], two: array[int], at: int, other: int) -> Passage:
    first_end, second_end, after = _forward(one, two, at, other)
    first, second, before = _backward(one, two, at, other)
    return Passage(first, first_end, second, second_end, after + before)


def _forward(one: array[int], two: array[int], at: int, other: int) -> tuple[int, int, int]:
    """Where the passage ends in both, and the equal words on the way."""
    ends, equal = (len(one), len(two)), 0
    while True:
        while at < ends[0] and other < ends[1] and one[at] == two[other]:
            at, other, equal = at + 1, other + 1, equal + 1
        step = _over_edit(one, two, at, other)
        if step is None:
            return at, other, equal
        at, other = at + step[0], other + step[1]


def _over_edit(one: array[int], two: array[int], at: int, other: int) -> tuple[int, int] | None:
    """The smallest edit here behind which the words are equal again."""
    for left, right in _EDITS:
        here, there = one[at + left : at + left + RESUME], two[other + right : other + right + RESUME]
        if len(here) == RESUME and here == there:
            return left, right
    return None


_EDITS = sorted(
    ((left, right) for left in range(MOST_EDIT + 1) for right in range(MOST_EDIT + 1) if left or right),
    key=lambda edit: (max(edit), sum(edit)),
)


def _backward(one: array[int], two: array[int], at: int, other: int) -> tuple[int, int, int]:
    """Where the passage begins in both: the way forward through the words in front, turned round."""
    reach = FIRST_LOOK
    while True:
        here, there = one[max(0, at - reach) : at][::-1], two[max(0, other - reach) : other][::-1]
        left, right, equal = _forward(here, there, 0, 0)
        if max(left, right) < reach - MOST_EDIT or reach >= max(at, other):
            return at - left, other - right, equal
        reach *= 4
