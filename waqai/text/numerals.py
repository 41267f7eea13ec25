"""Numbers in Arabic text: digits of every kind, spelled-out cardinals, magnitudes, fractions, ordinals.

The grammar is here, the words come from outside (`Numerals`, built from a data file by `knowledge.numerals`), since
nothing under `text` knows data.  A number is read from a given word on, as far as it goes; what it counts is for the
reader above.  Limits: no negative numbers, no roman numerals, no sums spelled with digits between words (100 و50).

>>> digits("1,250"), digits("3.5"), digits("1.000.000"), digits("3,5")
(1250, 3.5, 1000000, 3.5)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from waqai.text.clitics import readings
from waqai.text.words import Word

Value = int | float
_GROUPED = re.compile(r"\d{1,3}(?:([,.٬])\d{3})(?:\1\d{3})*")
_BOTH = re.compile(r"\d{1,3}(?:[,٬]\d{3})+[.٫]\d+")
_DECIMAL = re.compile(r"\d+[.,٫]\d+")
_AND = "و"
_HALVES = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3}


@dataclass(frozen=True)
class Numerals:
    """The numeral words, folded, each kind a mapping from form to value."""

    ones: Mapping[str, int]
    bound_ones: Mapping[str, int]
    ten: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    magnitudes: Mapping[str, int]
    dual_magnitudes: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, float]
    parts: Mapping[str, int]
    ordinals: Mapping[str, int]
    bound_ordinals: Mapping[str, int]
    starts: frozenset[str] = field(default=frozenset())


class Number(NamedTuple):
    """A number read from words first..last (last not included).  `skip` folded characters of the first word are
    proclitics; `definite` says that an article was among them; `vague` that no count can be given (مئات)."""

    value: Value
    first: int
    last: int
    skip: int = 0
    definite: bool = False
    vague: bool = False


class _Part(NamedTuple):
    """A piece of a number: its value, the word after it, and the scale below which an addition must stay."""

    value: Value
    last: int
    scale: Value


def digits(form: str, scaled: bool = False) -> Value | None:
    """The value of a run of digits with separators; `scaled` when a magnitude follows (1.250 مليار is a decimal).

    >>> digits("12.500"), digits("12.500", scaled=True), digits("2.1.3")
    (12500, 12.5, None)
    """
    if form.isdigit():
        return int(form)
    if _GROUPED.fullmatch(form) and not form.startswith("0") and not (scaled and form.count(".") == 1):
        return int(re.sub(r"\D", "", form))
    if _BOTH.fullmatch(form):
        return _whole(float(re.sub(r"[,٬]", "", form).replace("٫", ".")))
    if _DECIMAL.fullmatch(form):
        return _whole(float(re.sub(r"[,٫]", ".", form)))
    return None


def _whole(value: Value) -> Value:
    """3.0 is 3; noise of binary fractions is dropped."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def read_number(words: Sequence[Word], at: int, table: Numerals, stop: int | None = None) -> Number | None:
    """The number that starts with word `at`, read as far as it goes, or None."""
    end = len(words) if stop is None else stop
    if at >= end:
        return None
    word = words[at]
    if word.kind == "number":
        part = _Reader(words, table, end).total(at, word.form)
        return Number(_whole(part.value), at, part.last) if part else None
    if word.kind != "arabic":
        return None
    return _read_spelled(words, at, table, end)


def _read_spelled(words: Sequence[Word], at: int, table: Numerals, end: int) -> Number | None:
    reader = _Reader(words, table, end)
    for cut in readings(words[at].form):
        if cut.stem not in table.starts:
            continue
        definite = cut.length >= 2 and cut.prefix.endswith(("ال", "لل"))
        part = reader.total(at, cut.stem)
        if part:
            return Number(_whole(part.value), at, part.last, cut.length, definite)
        last = reader.vague(at, cut.stem)
        if last:
            return Number(table.vague[cut.stem], at, last, cut.length, definite, vague=True)
    return None


class _Reader:
    """Reads one number; `form` is always the first word's stem once proclitics are cut."""

    def __init__(self, words: Sequence[Word], table: Numerals, stop: int) -> None:
        self.words = words
        self.table = table
        self.stop = stop

    def form(self, at: int) -> str:
        return self.words[at].form if at < self.stop else ""

    def joined(self, at: int) -> tuple[int, str]:
        """The word after و, whether و stands alone (و500) or in front (وخمسون); "" where there is none."""
        form = self.form(at)
        if form == _AND:
            return at + 1, self.form(at + 1)
        if form[:1] == _AND and len(form) > 2:
            return at, form[1:]
        return at, ""

    def total(self, at: int, form: str) -> _Part | None:
        """The whole number: terms of falling scale, each after و, and ونصف at the end."""
        part = self.term(at, form)
        while part and part.scale > 1:
            more = self.addition(part)
            if more is None:
                break
            part = more
        return self.with_half(part) if part else None

    def addition(self, part: _Part) -> _Part | None:
        at, form = self.joined(part.last)
        more = self.term(at, form) if form else None
        if more is None or not 1 <= more.value < part.scale:
            return None
        return _Part(part.value + more.value, more.last, min(part.scale, more.scale))

    def with_half(self, part: _Part) -> _Part:
        at, form = self.joined(part.last)
        share = _HALVES.get(form)
        if share is None or (part.scale == 1 and part.value >= 100) or part.value != int(part.value):
            return part
        return _Part(part.value + share * part.scale, at + 1, 1)

    def term(self, at: int, form: str) -> _Part | None:
        """A number below a thousand, digits or a fraction, times the magnitudes that follow."""
        table = self.table
        if form in table.dual_magnitudes and (form not in table.magnitudes):
            return self.scaled(_Part(table.dual_magnitudes[form], at + 1, table.dual_magnitudes[form] // 2))
        if form in table.magnitudes:
            return self.scaled(_Part(table.magnitudes[form], at + 1, table.magnitudes[form]))
        base = self.digits(at, form) or self.fraction(at, form) or self.below_thousand(at, form)
        return self.scaled(base) if base else None

    def scaled(self, part: _Part) -> _Part:
        while True:
            scale = self.magnitude(part)
            if scale is None:
                return part
            part = _Part(part.value * scale, part.last + 1, scale * (part.scale if part.scale >= 1000 else 1))

    def magnitude(self, part: _Part) -> int | None:
        form = self.form(part.last)
        table = self.table
        found = table.magnitudes.get(form) or (table.vague.get(form, 0) if part.value < 1000 else 0)
        if not found and 0 < part.value < 1 and form.startswith("ال"):
            found = table.magnitudes.get(form[2:], 0)
        return found if found and found >= 1000 and part.value < found * 1000 else None

    def digits(self, at: int, form: str) -> _Part | None:
        if not form[:1].isdigit():
            return None
        value = digits(form, self.form(at + 1) in self.table.magnitudes)
        return None if value is None else _Part(value, at + 1, 1)

    def fraction(self, at: int, form: str) -> _Part | None:
        parts = self.table.parts.get(self.form(at + 1))
        if parts and form in self.table.ones:
            return _Part(self.table.ones[form] / parts, at + 2, 1)
        value = self.table.fractions.get(form)
        return None if value is None else _Part(value, at + 1, 1)

    def below_thousand(self, at: int, form: str) -> _Part | None:
        table = self.table
        part = None
        if form in table.hundreds:
            part = _Part(table.hundreds[form], at + 1, 100)
        elif form in table.ones and table.hundreds.get(self.form(at + 1)) == 100:
            part = _Part(table.ones[form] * 100, at + 2, 100)
        if part is None:
            return self.below_hundred(at, form)
        return self.after_hundred(part)

    def after_hundred(self, part: _Part) -> _Part:
        at, form = self.joined(part.last)
        more = (self.digits(at, form) or self.below_hundred(at, form)) if form else None
        return _Part(part.value + more.value, more.last, 1) if more and more.value < 100 else part

    def below_hundred(self, at: int, form: str) -> _Part | None:
        table = self.table
        one = table.ones.get(form, table.bound_ones.get(form))
        if one is not None:
            return self.after_one(at, one, form in table.ones)
        for kind in (table.ten, table.teens, table.tens):
            if form in kind:
                return _Part(kind[form], at + 1, 1)
        return None

    def after_one(self, at: int, one: int, free: bool) -> _Part | None:
        if self.form(at + 1) in self.table.ten:
            return _Part(10 + one, at + 2, 1)
        next_at, form = self.joined(at + 1)
        if form in self.table.tens:
            return _Part(one + self.table.tens[form], next_at + 1, 1)
        return _Part(one, at + 1, 1) if free else None

    def vague(self, at: int, form: str) -> int | None:
        """The end of a count that gives no number: مئات, عشرات الآلاف."""
        if form not in self.table.vague:
            return None
        last = at + 1
        while self.form(last).removeprefix("ال") in self.table.vague and self.form(last).startswith("ال"):
            last += 1
        return last


class Ordinal(NamedTuple):
    """An ordinal read from words first..last; `definite` where it carries the article."""

    value: int
    first: int
    last: int
    skip: int
    definite: bool


def read_ordinal(words: Sequence[Word], at: int, table: Numerals, stop: int | None = None) -> Ordinal | None:
    """The ordinal that starts with word `at`: الرابع, الخامس عشر, الحادي والعشرين, الثلاثين (with the article only)."""
    end = len(words) if stop is None else stop
    if at >= end or words[at].kind != "arabic":
        return None
    for cut in readings(words[at].form):
        definite = cut.prefix.endswith(("ال", "لل"))
        value = table.ordinals.get(cut.stem, table.bound_ordinals.get(cut.stem))
        if value is not None:
            found = _after_ordinal(words, at, end, value, table)
            if found or cut.stem in table.ordinals:
                whole, last = found or (value, at + 1)
                return Ordinal(whole, at, last, cut.length, definite)
        if definite and cut.stem in table.tens:
            return Ordinal(table.tens[cut.stem], at, at + 1, cut.length, True)
    return None


def _after_ordinal(words: Sequence[Word], at: int, end: int, value: int, table: Numerals) -> tuple[int, int] | None:
    form = words[at + 1].form if at + 1 < end else ""
    if form in table.ten:
        return 10 + value, at + 2
    for lead in ("وال", "و"):
        if form.startswith(lead) and form[len(lead) :] in table.tens:
            return value + table.tens[form[len(lead) :]], at + 2
    return None
