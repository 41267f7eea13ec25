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
