"""When a found item is the key's item.

Comparisons forgive what does not change the meaning (letter variants, a plural's s, a preposition inside the span)
and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from waqai.model import Span

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")
Number = int | float | str | None

_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_UNIT_NAMES = {"people": "person", "persons": "person", "percentage": "percent"}
_PART_OF_DAY = re.compile(r"T(?:MO|AF|EV|NI|DT)$|Z$|(?<=T\d\d:\d\d):00")


def plain(text: str | None) -> str:
    """Text without letter variants, diacritics, case and punctuation.

    >>> plain("«وزارةُ الخارجيّة» الأميركية")
    'وزاره الخارجيه الاميركيه'
    """
    letters = unicodedata.normalize("NFKC", text or "").translate(_LETTERS)
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", letters.lower()))


def slug(text: str | None) -> str:
    """A Latin name as lower-case ASCII words joined by hyphens.

    >>> slug("Viktor Orbán")
    'viktor-orban'
    """
    ascii_text = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap(a: Span, b: Span) -> float:
    """What two spans share, by what they take up together.

    >>> overlap(Span(0, 10), Span(5, 15)) == 5 / 15
    True
    """
    return _shared(a, b) / ((max(a[1], b[1]) - min(a[0], b[0])) or 1)


def cover(a: Span, b: Span) -> float:
    """What two spans share, by the shorter of them: a preposition more or less is no difference.

    >>> cover(Span(0, 10), Span(2, 6))
    1.0
    """
    return _shared(a, b) / (min(a[1] - a[0], b[1] - b[0]) or 1)


def pair_up(
    wanted: Sequence[Wanted], found: Sequence[Found], likeness: Callable[[Wanted, Found], float]
) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, the most alike first; a likeness of 0 never pairs.

    >>> pair_up([1, 5], [5, 2], lambda w, f: 1 / (1 + abs(w - f)))
    [(1, 0), (0, 1)]
    """
    scored = [(likeness(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    taken_wanted: set[int] = set()
    taken_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, reverse=True):
        if score > 0 and i not in taken_wanted and j not in taken_found:
            taken_wanted.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def same_time(accepted: Sequence[str | None], value: str | None) -> bool:
    """Whether a time's value is one of the accepted; parts of the day, seconds and Z are set aside.

    >>> same_time(["2023-04-15"], "2023-04-15TEV")
    True
    """

    def bare(text: str | None) -> str:
        return _PART_OF_DAY.sub("", (text or "").strip().upper())

    return bare(value) in {bare(each) for each in accepted}


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two units are one, whatever their number and punctuation.

    >>> same_unit("square_kilometres", "square kilometre"), same_unit("countries", "country"), same_unit("t", "ton")
    (True, True, False)
    """
    return _unit(a) == _unit(b)


def _unit(unit: str | None) -> str:
    words = re.sub(r"[\W_]+", " ", (unit or "").lower()).strip()
    words = _UNIT_NAMES.get(words, words)
    if words.endswith("ies"):
        return words[:-3] + "y"
    return re.sub(r"(?<=[a-z]{3})s$", "", words)


def same_value(a: Number, b: Number) -> bool:
    """Whether two values are equal as numbers, or as words where one is none.

    >>> same_value(200, "200.0"), same_value(200, 201), same_value(None, 0)
    (True, False, False)
    """
    if a is None or b is None:
        return a is b
    try:
        return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))
    except ValueError:
        return str(a).strip().lower() == str(b).strip().lower()
