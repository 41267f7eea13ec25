"""Words by which an article is of sport, culture, faith or science rather than of public affairs."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from waqai.knowledge.loader import table

SUBJECTS = ("sport", "culture", "faith", "science")


@functools.cache
def subject_weights() -> Mapping[str, tuple[float, ...]]:
    """Folded words with what they say for each of `SUBJECTS` against public affairs.

    >>> weights = subject_weights()
    >>> weights["لاعب"][SUBJECTS.index("sport")] > 0 > weights["حكومه"][SUBJECTS.index("sport")]
    True
    """
    return MappingProxyType({word: tuple(map(float, rest)) for word, *rest in table("subjects").rows})
