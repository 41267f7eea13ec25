"""The tagger's table of words: vectors in eight-bit integers, and n-grams for the words that it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waqai.readers.tagger_words import AFFIXES, affixes, grams

Vector = NDArray[np.float32]


class Table(NamedTuple):
    """Words by falling count, their vectors, and the vectors of the buckets of n-grams: int8 with a scale a row.
    `sizes` are the shortest and the longest n-gram."""

    words: Sequence[str]
    vectors: NDArray[np.int8]
    scales: Vector
    grams: NDArray[np.int8]
    gram_scales: Vector
    sizes: tuple[int, int]


class Rows:
    """Vectors and ends of any words; what was asked for is kept, since a few thousand words make up most of a text.

    A sentence's ends are the empty form, whose vector is nought.

    >>> known = Table(["في"], np.full((1, 2), 127, np.int8), np.ones(1, np.float32), np.zeros((9, 2), np.int8),
    ...               np.ones(9, np.float32), (3, 5))
    >>> Rows(known).vector("في").tolist(), Rows(known).vector("").tolist()
    ([127.0, 127.0], [0.0, 0.0])
    """

    KEPT = 60_000

    def __init__(self, known: Table) -> None:
        self._table = known
        self._at = {word: at for at, word in enumerate(known.words)}
        self._slots: dict[str, int] = {}
        self._vectors = np.zeros((1024, self.size), np.float32)
        self._ends = np.zeros((1024, AFFIXES), np.int64)

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self._table.vectors.shape[1])

    def vector(self, form: str) -> Vector:
        """The vector of a form: its row, or the mean of its n-grams, as long as the rows are."""
        known = self._table
        at = self._at.get(form)
        if at is not None:
            row: Vector = known.vectors[at].astype(np.float32) * known.scales[at]
            return row
        found = grams(form, *known.sizes, len(known.grams)) if form else []
        if not found:
            return np.zeros(self.size, np.float32)
        rows = known.grams[found].astype(np.float32) * known.gram_scales[found, None]
        mean: Vector = rows.mean(axis=0)
        return mean * np.float32(np.sqrt(self.size) / max(float(np.linalg.norm(mean)), 1e-6))

    def of(self, forms: Sequence[str]) -> tuple[Vector, NDArray[np.int64]]:
        """Vectors and ends, a row a form."""
        if len(self._slots) + len(forms) > self.KEPT:
            self._slots.clear()
        slots = [self._slot(form) for form in forms]
        return self._vectors[slots], self._ends[slots]

    def _slot(self, form: str) -> int:
        slot = self._slots.get(form)
        if slot is None:
            slot = self._slots[form] = len(self._slots)
            if slot == len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
                self._ends = np.concatenate([self._ends, np.zeros_like(self._ends)])
            self._vectors[slot], self._ends[slot] = self.vector(form), affixes(form)
        return slot
