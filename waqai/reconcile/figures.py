"""Whether two figures can both be right: bounds, rounding, and the slip of a whole unit.

>>> exact, about, over = (Figure(198, 198, "person", b) for b in ("exact", "about", "at_least"))
>>> clash(Figure(198, 198, "person", "exact"), Figure(200, 200, "person", "about"))
>>> clash(Figure(130, 130, "country", "exact"), Figure(140, 140, "country", "at_least")).kind
'number'
>>> clash(Figure(3e8, 3e8, "USD", "exact"), Figure(3e11, 3e11, "USD", "exact")).kind
'unit'
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from waqai.findings import Amount

# "About 200" may be a tenth more or less; a round figure given flatly is rounded by as much as its last digit.
ABOUT = 0.10
ROUNDED = 0.05
# 1842.2 million and 1.842 billion are one figure.
LAST_DIGIT = 0.01
OVER = 1.5
# Thousand, million and billion are mistaken for one another: the figure is the same, the unit is not.
SLIPS = (1e3, 1e6, 1e9)
SLIP_NEARNESS = 0.06
# A figure a thousand times another is as far apart as can be.
FARTHEST = 3.0


# Figures of people that only grow.
GROWING = "person"


class Figure(NamedTuple):
    """A number as it is told: from `least` to `most`, of a unit, with its bound."""

    least: float
    most: float
    unit: str
    bound: str


class Clash(NamedTuple):
    """Two figures that cannot both be right: how (a number, or its unit), and how far apart, from 0 to 1."""

    kind: Literal["number", "unit"]
    severity: float


def figure_of(amount: Amount) -> Figure:
    """An amount as it is compared."""
    return Figure(
        amount.value, amount.value_to if amount.value_to is not None else amount.value, amount.unit, amount.bound
    )


def clash(one: Figure, two: Figure, open_ended: bool = False) -> Clash | None:
    """How the two contradict each other; None where both may be right.  With `open_ended`, "at least" sets no upper
    end: first news of the dead say so of a toll that they expect to rise."""
    if one.unit != two.unit or min(one.most, two.most) <= 0:
        return None
    (low, high), (low_too, high_too) = span_of(one, open_ended), span_of(two, open_ended)
    if low <= high_too * (1 + LAST_DIGIT) and low_too <= high * (1 + LAST_DIGIT):
        return None
    ratio = max(one.most, two.most) / max(1e-9, min(one.least, two.least))
    kind: Literal["number", "unit"] = "unit" if any(abs(ratio / s - 1) <= SLIP_NEARNESS for s in SLIPS) else "number"
    return Clash(kind, round(min(1.0, 0.2 + math.log10(ratio) / FARTHEST), 3))


def is_rising(figures: tuple[Figure, Figure] | None, day: str | None, later: str | None) -> bool:
    """True where the later article's figure of people is the greater: a toll that rose.

    >>> forty, ninety = Figure(40, 40, "person", "exact"), Figure(90, 90, "person", "exact")
    >>> is_rising((forty, ninety), "2025-01-01", "2025-01-02"), is_rising((ninety, forty), "2025-01-01", "2025-01-02")
    (True, False)
    """
    if figures is None or figures[0].unit != GROWING or not day or not later or day == later:
        return False
    first, second = figures if day < later else figures[::-1]
    return first.least < second.least


def span_of(one: Figure, open_ended: bool = False) -> tuple[float, float]:
    """From where to where a figure as told may lie.

    "More than 140" lies above 140, but who says so would have said "more than 200" of 250.

    >>> span_of(Figure(140, 140, "country", "at_least"))
    (140, 210.0)
    >>> span_of(Figure(3000, 3000, "person", "exact")), span_of(Figure(198, 198, "person", "exact"))
    ((2850.0, 3150.0), (198, 198))
    """
    if one.bound == "at_least":
        return one.least, math.inf if open_ended else one.most * OVER
    if one.bound == "at_most":
        return one.least * 0.5, one.most
    if one.bound == "about":
        return one.least * (1 - ABOUT), one.most * (1 + ABOUT)
    if one.bound == "exact" and is_round(one.least):
        return one.least * (1 - ROUNDED), one.most * (1 + ROUNDED)
    return one.least, one.most


def is_round(value: float) -> bool:
    """True for a number of 100 or more whose digits behind the second are all zero.

    >>> is_round(3000), is_round(198), is_round(40)
    (True, False, False)
    """
    if value < 100 or value != int(value):
        return False
    return str(int(value))[2:].strip("0") == ""


def told(one: Figure) -> str:
    """A figure in a few signs.

    >>> told(Figure(140, 140, "country", "at_least"))
    '≥ 140 country'
    """
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}.get(one.bound, "")
    upper = f"–{one.most:.15g}" if one.most != one.least else ""
    return f"{sign}{one.least:.15g}{upper} {one.unit}"
