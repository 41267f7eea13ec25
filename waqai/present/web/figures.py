"""Numbers as the page writes them: grouped, in Western digits or in Arabic-Indic ones, with the separators of each.

CLDR's own patterns are no help here: those of Lebanon print 300.000, and `arab` digits keep a Western comma.
"""

from __future__ import annotations

from typing import Literal

Digits = Literal["latn", "arab"]
_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_DIGITS_ONLY = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def number(value: float, digits: Digits, places: int = 2) -> str:
    """The number with its thousands apart and at most so many decimals.

    >>> number(300000, "latn"), number(1234.5, "arab"), number(0.75, "latn")
    ('300,000', '١٬٢٣٤٫٥', '0.75')
    """
    written = f"{value:,.{places}f}" if value != int(value) else f"{int(value):,}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(_ARABIC) if digits == "arab" else written


def turned(text: str, digits: Digits) -> str:
    """The text with its digits in the set asked for, nothing else touched.

    >>> turned("2031-05", "arab")
    '٢٠٣١-٠٥'
    """
    return text.translate(_DIGITS_ONLY) if digits == "arab" else text


def percent(value: float, digits: Digits) -> str:
    """A share of a hundred, with its sign.

    >>> percent(12, "latn"), percent(12.5, "arab")
    ('12%', '١٢٫٥٪')
    """
    written = number(value, "latn") + "%"
    return written.translate(_ARABIC) if digits == "arab" else written
