"""Boosted decision trees that were grown on answer keys and lie as tables: what they weigh, and what they say.

Every tree asks the same question of all rows at one depth ("oblivious" trees, Prokhorenkova et al. 2018, "CatBoost:
unbiased boosting with categorical features"), so that a row's leaf is a number in base two.  Leaves are whole numbers:
their sum is the same on every machine, in any order.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waqai.knowledge.loader import table
from waqai.model import KnowledgeError

UNIT = 1000
"""What leaves count in: thousandths of a logit."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble: which feature each tree asks for at each depth, above which value the answer is yes, and the leaves,
    a column a class; one column is one class against its absence."""

    asked: NDArray[np.int64]
    above: NDArray[np.float32]
    leaves: NDArray[np.int64]

    def chances(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The chance of each class of each row, by row and class; of one class alone, its column alone."""
        if not rows:
            return np.zeros((0, self.leaves.shape[2]))
        given = np.asarray(rows, np.float32).T
        leaf = np.zeros((len(self.asked), len(rows)), np.uint16)
        for depth, (asked, above) in enumerate(zip(self.asked.T, self.above.T, strict=True)):
            leaf |= (given[asked] > above[:, None]).astype(np.uint16) << depth
        total = self.leaves[np.arange(len(self.asked))[:, None], leaf].sum(0) / UNIT
        if total.shape[1] == 1:
            return _rounded(1 / (1 + np.exp(-total)))
        power = np.exp(total - total.max(1, keepdims=True))
        return _rounded(power / power.sum(1, keepdims=True))


def _rounded(chances: Floats) -> Floats:
    """To a thousandth: the last bits of an exponential are a machine's own."""
    return np.round(chances, 3)


@functools.cache
def trees(name: str, features: tuple[str, ...]) -> Trees:
    """The ensemble of `data/trees/NAME.tsv`, whose questions name `features`.

    Raises KnowledgeError where it asks for what is none of them."""
    places = {feature: at for at, feature in enumerate(features)}
    rows = [(_questions(asked), leaves.split(",")) for asked, leaves in table(f"trees/{name}").rows]
    depth = max(len(asked) for asked, _ in rows)
    classes = len(rows[0][1][0].split())
    found = Trees(
        np.zeros((len(rows), depth), np.int64),
        np.full((len(rows), depth), np.inf, np.float32),  # above which nothing is, where a tree is less deep
        np.zeros((len(rows), 1 << depth, classes), np.int64),
    )
    for at, (asked, leaves) in enumerate(rows):
        unknown = [feature for feature, _ in asked if feature not in places]
        if unknown:
            raise KnowledgeError(
                f"knowledge/data/trees/{name}.tsv asks for {unknown[0]!r}, which nothing tells. Make the table anew: "
                "python -m training.weighing"
            )
        found.asked[at, : len(asked)] = [places[feature] for feature, _ in asked]
        found.above[at, : len(asked)] = [value for _, value in asked]
        found.leaves[at, : len(leaves)] = [[int(value) for value in leaf.split()] for leaf in leaves]
    return found


def _questions(told: str) -> list[tuple[str, float]]:
    """A tree's questions, each a feature and the value above which the answer is yes."""
    pairs = (one.rsplit(">", 1) for one in told.split("; "))
    return [(feature, float(value)) for feature, value in pairs]
