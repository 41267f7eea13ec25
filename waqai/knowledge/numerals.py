"""The numeral words of `data/numerals.toml`, folded and made ready for `text.numerals`.

>>> numerals().tens["خمسون"]
50
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text
from waqai.text.numerals import Numerals

_STARTS = (
    "ones", "bound_ones", "ten", "teens", "tens", "hundreds", "magnitudes", "dual_magnitudes", "vague", "fractions"
)  # fmt: skip


@functools.cache
def numerals() -> Numerals:
    """Every numeral word by kind."""
    table = toml("numerals")
    whole = {kind: _forms(table[kind]) for kind in table if kind != "fractions"}
    fractions = {fold_text(form): float(value) for value, forms in table["fractions"].items() for form in forms}
    starts = frozenset(form for kind in _STARTS for form in (fractions if kind == "fractions" else whole[kind]))
    return Numerals(fractions=fractions, starts=starts, **whole)


def _forms(rows: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold_text(form): int(value) for value, forms in rows.items() for form in forms}
