"""Words of the Arabic press and how often they stand in print."""

from __future__ import annotations

import functools
from collections.abc import Mapping


@functools.cache
def common_words() -> Mapping[str, int]:
    """Folded words and their counts."""
    return {}
