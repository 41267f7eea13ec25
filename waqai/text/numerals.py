"""Numbers in Arabic text: figures of every kind, spelled-out cardinals, magnitudes, fractions, ordinals.

What a number counts is for the readers above.  The parts: `figures` (digits and the signs that join them), `cardinals`
(the grammar of the spelled-out number), `ordinals`.  Words come from outside (`Numerals`): nothing here knows data.
"""

from __future__ import annotations

from waqai.text.cardinals import read_number
from waqai.text.figures import Value, digits, read_figures, sign_before, stands_free
from waqai.text.numeral_words import Number, Numerals
from waqai.text.ordinals import Ordinal, read_ordinal, read_rank

__all__ = [
    "Number",
    "Numerals",
    "Ordinal",
    "Value",
    "digits",
    "read_figures",
    "read_number",
    "read_ordinal",
    "read_rank",
    "sign_before",
    "stands_free",
]
