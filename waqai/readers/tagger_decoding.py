"""The likeliest labels of a sentence, in whole numbers.

Processors differ in the last bits of a sum.  Scores are therefore rounded to a 64th before they are compared and added,
and of two equal ways the one with the earlier label stands, so that every machine reads the same names.

>>> labels = ["O", "B-X", "I-X"]
>>> moves = whole(np.array([[0, 0, -50], [0, 0, 1], [0, 0, 1], [0, 0, -50]], dtype=np.float32))
>>> scores = whole(np.array([[[1, 3, 9]], [[2, 0, 2]]], dtype=np.float32))
>>> [labels[at] for at in best(scores, moves, np.array([2]))[:, 0]]
['B-X', 'I-X']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STEPS = 64
"""Parts of one unit of score that are told apart."""
TINY = 1e-300
"""Less than any sum of chances; words behind a sentence's end have none."""
Whole = NDArray[np.int32]


class Run(NamedTuple):
    """Words `start` to `end` (not included) that bear one type."""

    start: int
    end: int
    type: str


def whole(scores: NDArray[np.float32]) -> Whole:
    """Scores as counts of 64ths."""
    return np.rint(scores * STEPS).astype(np.int32)


def best(scores: Whole, moves: Whole, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The best labels (Viterbi) of each sentence; time first.  The last row of `moves` is for a sentence's first word;
    words behind a sentence's end bear 0.

    Only the scores of the best ways are kept; where a way came from is asked again along the one that won, which is
    far less than asking of all.
    """
    order, open_at = _ranked(lengths)
    steps = len(open_at)
    total = scores[:steps, order]
    total[0] += moves[-1]
    for step in range(1, steps):
        now = open_at[step]
        total[step, :now] += (total[step - 1, :now, :, None] + moves[:-1]).max(axis=1)
    found = np.zeros(scores.shape[:2], dtype=np.int64)
    to = np.ascontiguousarray(moves[:-1].T)
    for step in range(steps - 1, -1, -1):
        ways = total[step, : open_at[step]]
        if step + 1 < steps:
            later = open_at[step + 1]
            ways[:later] += to[found[step + 1, order[:later]]]
        found[step, order[: open_at[step]]] = ways.argmax(axis=1)
    return found


def _ranked(lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], list[int]]:
    """Places of sentences, the longest first, and of how many of them every step is a word."""
    order = np.argsort(-lengths, kind="stable")
    steps = np.arange(int(np.max(lengths)))
    return order, np.searchsorted(-lengths[order], -steps).tolist()


def runs(labels: NDArray[np.int64], names: Sequence[str]) -> Iterator[Run]:
    """The names that labels tell; label 0 is outside, an inside label that follows nothing of its type opens a name.

    >>> list(runs(np.array([0, 1, 2, 1, 4]), ["O", "B-X", "I-X", "B-Y", "I-Y"]))
    [Run(start=1, end=3, type='X'), Run(start=3, end=4, type='X'), Run(start=4, end=5, type='Y')]
    """
    open_run: Run | None = None
    for at in np.flatnonzero(labels).tolist():
        mark, kind = names[labels[at]][0], names[labels[at]][2:]
        if open_run and mark == "I" and open_run.end == at and open_run.type == kind:
            open_run = Run(open_run.start, at + 1, kind)
            continue
        if open_run:
            yield open_run
        open_run = Run(at, at + 1, kind)
    if open_run:
        yield open_run


def chances(scores: Whole, moves: Whole, lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """How likely each label of each word is (forward-backward), given all ways through the sentence; time first.

    >>> one = chances(np.array([[[0, 0]], [[64, 0]]], np.int32), np.zeros((3, 2), np.int32), np.array([2]))
    >>> one.round(3).tolist()
    [[[0.5, 0.5]], [[0.731, 0.269]]]
    """
    order, open_at = _ranked(lengths)
    steps = len(open_at)
    some = scores[:steps, order]
    weights = np.exp((some - some.max(axis=2, keepdims=True)) / STEPS)
    ways = np.exp(moves / STEPS)
    ahead = np.zeros(weights.shape)
    ahead[0] = _shares(weights[0] * ways[-1])
    behind = np.ones(weights.shape)
    for step in range(1, steps):
        now = open_at[step]
        ahead[step, :now] = _shares((ahead[step - 1, :now] @ ways[:-1]) * weights[step, :now])
    back = np.ascontiguousarray(ways[:-1].T)
    for step in range(steps - 2, -1, -1):
        now = open_at[step + 1]
        behind[step, :now] = _shares((behind[step + 1, :now] * weights[step + 1, :now]) @ back)
    found = np.zeros(scores.shape)
    found[:steps, order] = ahead * behind
    shares: NDArray[np.float64] = found / np.maximum(found.sum(axis=2, keepdims=True), TINY)
    return shares


def _shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = weights / weights.sum(axis=-1, keepdims=True)
    return shares
