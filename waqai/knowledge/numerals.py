"""The numeral words of `data/numerals.toml`, folded and made ready for `text.cardinals`.

Teens and hundreds of one word are put together here, each stem with each ending, since speech has dozens of them.

>>> numerals().tens["خمسون"], numerals().teens["خمستاشر"], numerals().hundreds["تسعميه"]
(50, 15, 900)
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text
from waqai.text.numerals import Numerals

_STARTS = (
    "zero", "ones", "bound_ones", "ten", "teens", "tens", "hundreds", "magnitudes", "dual_magnitudes", "vague", "some",
    "fractions",
)  # fmt: skip
_BUILT = ("teen_stems", "teen_endings", "hundred_stems", "hundred_endings", "fractions", "words")
# A teen of fewer letters is some other word.
_SHORTEST_TEEN = 4


@functools.cache
def numerals() -> Numerals:
    """Every numeral word by kind."""
    table = toml("numerals")
    kinds: dict[str, Any] = {kind: _forms(table[kind]) for kind in table if kind not in _BUILT}
    kinds["teens"] = _joined(table["teen_stems"], table["teen_endings"]["words"])
    kinds["hundreds"] |= _joined(table["hundred_stems"], table["hundred_endings"]["words"])
    kinds["fractions"] = {
        fold_text(form): float(Fraction(value)) for value, forms in table["fractions"].items() for form in forms
    }
    words = {name: frozenset(map(fold_text, forms)) for name, forms in table["words"].items()}
    starts = frozenset(form for kind in _STARTS for form in kinds[kind]) | words["minus"]
    return Numerals(words=words, starts=starts, **kinds)


def _forms(rows: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {fold_text(form): int(value) for value, forms in rows.items() for form in forms}


def _joined(stems: Mapping[str, Iterable[str]], endings: Iterable[str]) -> dict[str, int]:
    """Each stem with each ending; the ending's alef swallows a stem's own (احدا + اشر)."""
    found = {fold_text(stem + end): int(value) for value, forms in stems.items() for stem in forms for end in endings}
    return {form: value for form, value in found.items() if len(form) >= _SHORTEST_TEEN}
