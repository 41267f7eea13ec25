"""Two spellings of one foreign name: غيراسيموف and جيراسيموف, لوكاشينكو and لوكاشينكا."""

from __future__ import annotations

import functools

# Letters that the press writes for one foreign sound; vowels are dropped.
SOUNDS = str.maketrans(
    {"غ": "ج", "ك": "ق", "ق": "ق", "ط": "ت", "ث": "ت", "ظ": "ز", "ذ": "ز", "ض": "د", "ص": "س", "ف": "ف", "ح": "ه"}
)
VOWELS = frozenset("اويهءع")
SHORTEST = 4


@functools.lru_cache(maxsize=20_000)
def skeleton(form: str) -> str:
    """A folded name's consonants, alike sounds as one.

    >>> skeleton("غيراسيموف") == skeleton("جيراسيموف")
    True
    """
    return "".join(c for c in form.translate(SOUNDS) if c not in VOWELS)


def alike(one: str, other: str) -> bool:
    """Whether two folded names are spellings of one.

    >>> alike("لوكاشينكو", "لوكاشينكا"), alike("محمد", "محمود")
    (True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 2:
        return False
    bones = skeleton(one)
    return len(bones) >= SHORTEST and bones == skeleton(other)
