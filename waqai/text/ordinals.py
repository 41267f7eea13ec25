"""Ordinals: الرابع, الخامس عشر, الحادي والعشرين, الخامس عشر بعد المئتين; and definite numerals that stand for one.

From eleven on Arabic makes ordinals of definite cardinals too (الأحد عشر, العشرون, المئة): whether القرن العشرون or
الدول العشرون is meant shows only in the noun, so `Ordinal.cardinal` says that the words may be a count as well.

>>> from waqai.knowledge.numerals import numerals
>>> from waqai.text.words import words_of
>>> [(o.value, o.cardinal) for t in ("الخامس عشر بعد المئة", "العشرون") if (o := read_rank(words_of(t), 0, numerals()))]
[(115, False), (20, True)]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waqai.text.cardinals import read_number
from waqai.text.clitics import readings
from waqai.text.numeral_words import Numerals
from waqai.text.words import Word

_ARTICLES = ("ال", "لل")
_JOINED = ("وال", "و")
_AFTER = "بعد"
# Three to ten with the article are counts (الدول الخمس); their ordinals are words of their own.
_LEAST_DEFINITE = 11
_HUNDREDS = range(100, 1000)


class Ordinal(NamedTuple):
    """An ordinal read from words first..last; `definite` where it carries the article, `cardinal` where the same words
    may be a definite count."""

    value: int
    first: int
    last: int
    skip: int
    definite: bool
    cardinal: bool = False


def read_ordinal(words: Sequence[Word], at: int, table: Numerals, stop: int | None = None) -> Ordinal | None:
    """The ordinal that starts with word `at`: الرابع, الخامس عشر, الحادي والعشرين, الثلاثين (with the article only)."""
    end = len(words) if stop is None else stop
    if at >= end or words[at].kind != "arabic":
        return None
    for cut in readings(words[at].form):
        definite = cut.prefix.endswith(_ARTICLES)
        value = table.ordinals.get(cut.stem, table.bound_ordinals.get(cut.stem))
        if value is not None:
            found = (
                _after_ordinal(words, at, end, value, table) if cut.stem not in table.words["lone_ordinals"] else None
            )
            if found or cut.stem in table.ordinals:
                whole, last = found or (value, at + 1)
                return Ordinal(whole, at, last, cut.length, definite)
        if definite and cut.stem in table.tens:
            return Ordinal(table.tens[cut.stem], at, at + 1, cut.length, True, cardinal=True)
    return None


def _after_ordinal(words: Sequence[Word], at: int, end: int, value: int, table: Numerals) -> tuple[int, int] | None:
    form = words[at + 1].form if at + 1 < end else ""
    if form in table.ten:
        return 10 + value, at + 2
    if form == "و" and at + 2 < end:
        form, at = "و" + words[at + 2].form, at + 1
    for lead in _JOINED:
        if form.startswith(lead) and form[len(lead) :] in table.tens:
            return value + table.tens[form[len(lead) :]], at + 2
    return None


def read_rank(words: Sequence[Word], at: int, table: Numerals, stop: int | None = None) -> Ordinal | None:
    """Any ordinal: also the adverbs (أولا), those beyond a hundred, and definite cardinals from eleven on."""
    end = len(words) if stop is None else stop
    if at >= end or words[at].kind != "arabic" or (words[at].form.endswith("اولي") and words[at].bare.endswith("ي")):
        return None  # الأولي is "preliminary", الأولى "first"
    found = _adverb(words[at], at, table) or read_ordinal(words, at, table, end)
    if found is None or (found.cardinal and found.last == at + 1):
        found = _definite_number(words, at, table, end) or found
    return _after_hundreds(words, found, table, end) if found else None


def _adverb(word: Word, at: int, table: Numerals) -> Ordinal | None:
    for cut in readings(word.form):
        if cut.stem in table.adverbs and cut.prefix in ("", "و", "ف"):
            return Ordinal(table.adverbs[cut.stem], at, at + 1, cut.length, False)
    return None


def _definite_number(words: Sequence[Word], at: int, table: Numerals, end: int) -> Ordinal | None:
    number = read_number(words, at, table, end, wide=True)
    if number is None or not number.definite or number.vague or number.value < _LEAST_DEFINITE:
        return None
    if words[at].form[number.skip :] in table.fractions:
        return None  # النصف مليون
    found = Ordinal(int(number.value), at, number.last, number.skip, True, cardinal=True)
    return _with_ordinal(words, found, table, end)


def _with_ordinal(words: Sequence[Word], found: Ordinal, table: Numerals, end: int) -> Ordinal:
    """المئة والرابع والعشرون: hundreds and an ordinal below a hundred."""
    if found.value not in _HUNDREDS or found.value % 100 or found.last >= end:
        return found
    at = found.last
    if words[at].form == "و" and at + 1 < end:
        at += 1
    elif not words[at].form.startswith("وال"):
        return found
    more = read_ordinal(words, at, table, end)
    return found._replace(value=found.value + more.value, last=more.last, cardinal=False) if more else found


def _after_hundreds(words: Sequence[Word], found: Ordinal, table: Numerals, end: int) -> Ordinal:
    """الخامس عشر بعد المئة, السادس بعد المئتين والألف."""
    if not found.definite or found.last + 1 >= end or words[found.last].form != _AFTER:
        return found
    more = read_number(words, found.last + 1, table, end, wide=True)
    if more is None or not more.definite or more.value < 100 or more.value % 100:
        return found
    return found._replace(value=found.value + int(more.value), last=more.last, cardinal=False)
