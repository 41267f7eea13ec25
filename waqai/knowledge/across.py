"""Words that findings across articles are told by (`data/across.toml`).

>>> "السمو" in word_set("formula"), fold_text("أمير") in word_set("formula")
(True, True)
"""

from __future__ import annotations

import functools

from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text


@functools.cache
def word_set(section: str) -> frozenset[str]:
    """The folded words of a section."""
    return frozenset(fold_text(word) for word in toml("across")[section]["words"])


@functools.cache
def _intensities() -> dict[str, float]:
    table = toml("intensities")
    return {**table["types"], **table["modes"]}


def intensity(type_: str, mode: str | None) -> float:
    """How cooperative (above 0) or conflictual an act is (`data/intensities.toml`).

    >>> intensity("CONSULT", "visit"), intensity("AID", "food"), intensity("ASSAULT", None)
    (4, 10, -9)
    """
    return _intensities().get(f"{type_} {mode}", _intensities().get(type_, 0.0))
