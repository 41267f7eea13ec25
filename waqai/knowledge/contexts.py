"""Small word classes of `data/contexts.toml`, folded.

>>> "الدوليه" in word_class("closing_adjectives")
True
"""

from __future__ import annotations

import functools

from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text


@functools.cache
def word_class(name: str) -> frozenset[str]:
    """The folded words of one class."""
    return frozenset(map(fold_text, toml("contexts")[name]))
