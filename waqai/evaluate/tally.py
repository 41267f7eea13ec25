"""Counting hits, and the figures that follow: precision, recall, F1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Figures(NamedTuple):
    """One measure over some pages.  `wanted` is how many the keys hold, `found` how many were read."""

    precision: float
    recall: float
    f1: float
    wanted: int
    found: int


class Fault(NamedTuple):
    """One disagreement with a key, as a line for whoever mends it."""

    page: str
    measure: str
    verdict: str
    detail: str


@dataclass(slots=True)
class Tally:
    """Hits among the wanted and the found.

    >>> tally = Tally()
    >>> tally.add(hit=1, wanted=2, found=1)
    >>> tally.figures()
    Figures(precision=1.0, recall=0.5, f1=0.667, wanted=2, found=1)
    """

    hit: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, hit: int, wanted: int, found: int) -> None:
        """Counts some more."""
        self.hit += hit
        self.wanted += wanted
        self.found += found

    def figures(self) -> Figures:
        """The figures, rounded to three places; 0 where there is nothing to divide by."""
        precision = self.hit / self.found if self.found else 0.0
        recall = self.hit / self.wanted if self.wanted else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return Figures(round(precision, 3), round(recall, 3), round(f1, 3), self.wanted, self.found)
