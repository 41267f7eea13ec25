"""Which plural form a number takes, by CLDR: five of Arabic beside the form of zero, two of English.

Source: the plural rules of CLDR 45 for `ar` and `en`; they are few enough to stand here without a library.
"""

from __future__ import annotations

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def category(number: float, language: str) -> str:
    """The category of a number: whole numbers go by themselves (English) or by their last two digits (Arabic).

    >>> [category(n, "ar") for n in (0, 1, 2, 7, 12, 100, 103, 1.5)]
    ['zero', 'one', 'two', 'few', 'many', 'other', 'few', 'other']
    >>> [category(n, "en") for n in (0, 1, 2, 1.5)]
    ['other', 'one', 'other', 'other']
    """
    if number != int(number):
        return "other"
    whole = abs(int(number))
    if language != "ar":
        return "one" if whole == 1 else "other"
    if whole <= 2:
        return CATEGORIES[whole]
    last = whole % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"
