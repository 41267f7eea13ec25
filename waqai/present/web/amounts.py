"""Amounts in words: number, unit and how exact it is (ما لا يزيد على 250,000 طن; at most 250,000 tonnes).

In Arabic a counted noun has five forms, a dual goes into the oblique after a preposition (نحو شخصين), and what
follows a million stands in the singular (80 مليون دولار).  Numbers from a million on are told in millions, billions
and trillions where that loses nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.present.web import wordbook
from waqai.present.web.figures import Digits, number, percent
from waqai.present.web.plurals import category

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ARABIC_SCALES = {
    "million": {"one": "مليون", "two": "مليونا", "few": "{n} ملايين", "many": "{n} مليون", "other": "{n} مليون"},
    "billion": {"one": "مليار", "two": "مليارا", "few": "{n} مليارات", "many": "{n} مليار", "other": "{n} مليار"},
    "trillion": {"one": "تريليون", "two": "تريليونا", "few": "{n} تريليونات", "many": "{n} تريليون",
                 "other": "{n} تريليون"},
}  # fmt: skip
_BARE = ("", "other", "number")
_OBLIQUE = ("about", "at_least", "at_most")


class Amount(NamedTuple):
    """A quantity as a reading has it."""

    value: float
    value_to: float | None
    unit: str
    bound: str


def amount_text(amount: Amount, language: str, digits: Digits) -> str:
    """The amount in words.

    >>> def told(*parts, language="ar"): print(amount_text(Amount(*parts), language, "latn"))
    >>> told(250000, None, "ton", "at_most")
    ما لا يزيد على 250,000 طن
    >>> told(2, None, "aircraft", "about")
    نحو طائرتين
    >>> told(1.2e9, None, "USD", "exact")
    1.2 مليار دولار
    >>> told(2e6, None, "EGP", "at_least")
    ما لا يقل عن مليوني جنيه مصري
    >>> told(5, 7, "person", "range", language="en")
    between 5 and 7 people
    >>> told(72, None, "USD per barrel", "exact")
    72 دولاراً للبرميل
    """
    unit, _, rate = amount.unit.partition(" per ")
    last = amount.value if amount.value_to is None else amount.value_to
    told = _with_unit(last, unit, language, digits)
    if amount.value_to is not None:
        first = number(amount.value, digits)
        told = _message("bound.range", language).format(first=first, last=_oblique(told, language))
    elif amount.bound in _OBLIQUE:
        told = _message(f"bound.{amount.bound}", language).format(amount=_oblique(told, language))
    return f"{told} {_rate(rate, language)}" if rate else told


def _message(key: str, language: str) -> str:
    return str(wordbook.messages()[key][language])


def _rate(rate: str, language: str) -> str:
    key = f"rate.{rate}"
    return _message(key, language) if key in wordbook.messages() else f"/ {rate}"


def _with_unit(value: float, unit: str, language: str, digits: Digits) -> str:
    if unit == "percent":
        return percent(value, digits)
    scaled = _scaled(value, language, digits)
    if unit in _BARE:
        return scaled or number(value, digits)
    if unit not in wordbook.units():
        return f"{scaled or number(value, digits)} {unit}"
    if not scaled:
        return wordbook.counted(value, unit, language, digits)
    pattern: str = getattr(wordbook.units()[unit], language)["other"]
    return pattern.format(n=scaled)


def _scaled(value: float, language: str, digits: Digits) -> str | None:
    """The number in millions and more, where two decimals hold it."""
    for size, name in _SCALES:
        count = value / size
        if count >= 1 and round(count, 2) * size == value:
            if language == "en":
                return f"{number(count, digits)} {name}"
            return _ARABIC_SCALES[name][category(count, "ar")].format(n=number(count, digits))
    return None


def _oblique(told: str, language: str) -> str:
    """The words after a preposition: duals change (شخصان → شخصين, مليونا → مليوني), nothing else does in print.

    >>> _oblique("طائرتان مسيّرتان", "ar"), _oblique("طائرتا شحن", "ar"), _oblique("12 شخصاً", "ar")
    ('طائرتين مسيّرتين', 'طائرتي شحن', '12 شخصاً')
    """
    if language != "ar" or told[:1].isdigit():
        return told
    first, *rest = told.split(" ")
    if first.endswith("ان"):
        return " ".join(one[:-2] + "ين" if one.endswith("ان") and one[:2] != "ال" else one for one in (first, *rest))
    return " ".join((first[:-1] + "ي" if first.endswith("ا") and rest else first, *rest))
