"""The best labels and their chances are those that trying every way gives, whatever stands beside a sentence."""

from __future__ import annotations

import itertools

import numpy as np

from waqai.readers.tagger_decoding import STEPS, best, chances


def every_way(scores: np.ndarray, moves: np.ndarray) -> dict[tuple[int, ...], int]:
    """The score of every row of labels for one sentence."""
    found = {}
    for way in itertools.product(range(scores.shape[1]), repeat=len(scores)):
        before = (len(moves) - 1, *way)
        found[way] = sum(int(scores[at, label] + moves[before[at], label]) for at, label in enumerate(way))
    return found


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    lengths = draw.integers(1, 5, 6)
    return draw.integers(-90, 90, (5, 6, 3), np.int32), draw.integers(-60, 60, (4, 3), np.int32), lengths


def test_the_best_way_is_the_best_of_all_ways() -> None:
    for seed in range(20):
        scores, moves, lengths = drawn(seed)
        found = best(scores, moves, lengths)
        for at, length in enumerate(lengths):
            ways = every_way(scores[:length, at], moves)
            assert ways[tuple(found[:length, at].tolist())] == max(ways.values())
            assert not found[length:, at].any()


def test_of_equal_ways_the_earlier_label_stands() -> None:
    scores = np.zeros((3, 1, 4), np.int32)
    assert best(scores, np.zeros((5, 4), np.int32), np.array([3])).tolist() == [[0], [0], [0]]


def test_chances_are_the_shares_of_all_ways() -> None:
    for seed in range(5):
        scores, moves, lengths = drawn(seed)
        found = chances(scores, moves, lengths)
        for at, length in enumerate(lengths):
            weights = {way: np.exp(score / STEPS) for way, score in every_way(scores[:length, at], moves).items()}
            for word, label in itertools.product(range(length), range(3)):
                share = sum(weight for way, weight in weights.items() if way[word] == label) / sum(weights.values())
                assert np.isclose(found[word, at, label], share)
