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
    words behind a sentence's end bear 0."""
    steps, size, _ = scores.shape
    total = scores[0] + moves[-1]
    came = np.zeros(scores.shape, dtype=np.int64)
    kept = total
    for step in range(1, steps):
        ways = total[:, :, None] + moves[:-1]
        came[step] = ways.argmax(axis=1)
        total = ways.max(axis=1) + scores[step]
        kept = np.where((lengths > step)[:, None], total, kept)
    return _traced(kept.argmax(axis=1), came, lengths, np.arange(size))


def _traced(
    last: NDArray[np.int64], came: NDArray[np.int64], lengths: NDArray[np.int64], every: NDArray[np.int64]
) -> NDArray[np.int64]:
    found = np.zeros(came.shape[:2], dtype=np.int64)
    now = last
    for step in range(len(came) - 1, -1, -1):
        found[step] = np.where(lengths > step, now, 0)
        now = np.where(lengths > step, came[step][every, now], now)
    return found


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
    weights = np.exp((scores - scores.max(axis=2, keepdims=True)) / STEPS)
    ways = np.exp(moves / STEPS)
    ahead = np.zeros(scores.shape)
    ahead[0] = _shares(weights[0] * ways[-1])
    for step in range(1, len(scores)):
        ahead[step] = _shares((ahead[step - 1] @ ways[:-1]) * weights[step])
    behind = np.ones(scores.shape)
    for step in range(len(scores) - 2, -1, -1):
        later = _shares((behind[step + 1] * weights[step + 1]) @ ways[:-1].T)
        behind[step] = np.where((lengths > step + 1)[:, None], later, 1.0)
    return _shares(ahead * behind)


def _shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = weights / weights.sum(axis=-1, keepdims=True)
    return shares
