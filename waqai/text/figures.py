"""Numbers in digits: what one run of digits says, and runs that other signs join (1 234 567, 3/4, 1e10, -2).

Arabic print uses three sets of digits and either of two decimal signs, so that `12.500` may be twelve thousand or
twelve and a half: groups of three are thousands unless a magnitude follows (`1.250 مليار`).  Left out on purpose:
addresses (192.168.1.2), clock times (12:30), dates (5/6/1967) and pairs of years (2023/2024): none is an amount.

>>> digits("1,250"), digits("3.5"), digits("1.000.000"), digits("3,5")
(1250, 3.5, 1000000, 3.5)
>>> from waqai.text.words import words_of
>>> [read_figures(words_of(t), 0).value for t in ("1 234 567", "3/4", "2 1/2", "1e10", "1،250")]
[1234567, 0.75, 2.5, 10000000000, 1250]
>>> [read_figures(words_of(t), 0).value for t in ("192.168.1.2", "12:30", "5/6/1967")]
[None, None, None]
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from waqai.text.words import Word

Value = int | float
_GROUPED = re.compile(r"\d{1,3}(?:([,.٬])\d{3})(?:\1\d{3})*")
_BOTH = re.compile(r"\d{1,3}(?:[,٬]\d{3})+[.٫]\d+|\d{1,3}(?:\.\d{3})+[,٫]\d+")
_DECIMAL = re.compile(r"\d+[.,٫]\d+")
_GROUP = re.compile(r"\d{3}(?:[.٫]\d+)?")
_EXPONENT = re.compile(r"e(-?\d{1,3}|)")
# Beyond these a fraction is a pair of years or a file number (2023/2024), and a power no number of any news.
_LARGEST_PART, _LARGEST_POWER = 1000, 300
# More digits than this are a key or a serial number: Python refuses to read 4,300, a double overflows at 309.
_MOST_DIGITS = 40
_GROUP_WIDTH = 3
# Gulf and Egyptian agencies print a ر for the decimal point, since it orders the figures from the right.
_AGENCY_POINT = "ر"
_JOINTS = frozenset({":", "/", "^", _AGENCY_POINT})
_SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
_PLACES = 12
# What may stand right before a sign: marks, and a conjunction or preposition of one letter.
_OPENING = frozenset("(<>=:،«\"'~وبل")


class Figures(NamedTuple):
    """A run of figures: its value, None where it is no amount, and the word after it."""

    value: Value | None
    last: int


def digits(form: str, scaled: bool = False) -> Value | None:
    """The value of a run of digits with separators; `scaled` when a magnitude follows (1.250 مليار is a decimal).

    >>> digits("12.500"), digits("12.500", scaled=True), digits("2.1.3"), digits("10,000.5"), digits("0.125")
    (12500, 12.5, None, 10000.5, 0.125)
    >>> digits("1" * 41)
    """
    if len(form) > _MOST_DIGITS:
        return None
    if form.isdecimal():
        return int(form)
    if _GROUPED.fullmatch(form) and not form.startswith("0") and not (scaled and form.count(".") == 1):
        return int(re.sub(r"\D", "", form))
    if _BOTH.fullmatch(form):
        whole, _, part = (
            form.replace("٫", ".").replace("٬", ",").rpartition("." if form[-1] and _ends_dot(form) else ",")
        )
        return whole_if_so(float(f"{re.sub(r'[.,]', '', whole)}.{part}"))
    if _DECIMAL.fullmatch(form):
        return whole_if_so(float(re.sub(r"[,٫]", ".", form)))
    return None


def _ends_dot(form: str) -> bool:
    """Whether the last separator is the decimal point of either script."""
    return max(form.rfind("."), form.rfind("٫")) > max(form.rfind(","), form.rfind("٬"))


def whole_if_so(value: Value) -> Value:
    """3.0 is 3; noise of binary fractions is dropped.

    >>> whole_if_so(3.0), whole_if_so(0.1 + 0.2)
    (3, 0.3)
    """
    rounded = round(value, _PLACES)
    return int(rounded) if rounded == int(rounded) else rounded


def read_figures(words: Sequence[Word], at: int, stop: int | None = None, scaled: bool = False) -> Figures:
    """The figures that begin with the digits at word `at`, as far as signs and spaces join them."""
    return _Run(words, len(words) if stop is None else stop).read(at, scaled)


def sign_before(words: Sequence[Word], at: int, first: int) -> tuple[int, int]:
    """The sign (1 or -1) that touches the figures at `at`, and where the figures start with it.

    A dash between two words or numbers, and one that a space parts from its number (a list's), is no minus.

    >>> from waqai.text.words import words_of
    >>> [sign_before(words_of(t), n, 0) for t, n in (("-5", 1), ("سو-35", 2), ("- 5", 1), ("3 -5", 2))]
    [(-1, 0), (1, 2), (1, 1), (1, 2)]
    """
    before = at - 1
    if before < first or words[before].form not in _SIGNS or words[before].end != words[at].start:
        return 1, at
    if before > first and (words[before - 1].kind == "number" or not stands_free(words, before, first)):
        return 1, at
    return _SIGNS[words[before].form], before


def stands_free(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether nothing but an opening mark or a word of one letter touches word `at` from before."""
    head = words[at - 1] if at > first else None
    return head is None or head.end != words[at].start or head.form in _OPENING


class _Run:
    """Reads one run of figures."""

    def __init__(self, words: Sequence[Word], stop: int) -> None:
        self.words, self.stop = words, stop

    def form(self, at: int) -> str:
        """The folded word at `at`, "" outside."""
        return self.words[at].form if 0 <= at < self.stop else ""

    def touches(self, at: int) -> bool:
        """Whether nothing parts word `at` from the next."""
        return at + 1 < self.stop and self.words[at].end == self.words[at + 1].start

    def is_number(self, at: int) -> bool:
        """Whether figures stand at a word."""
        return at < self.stop and self.words[at].kind == "number"

    def read(self, at: int, scaled: bool) -> Figures:
        """The run of figures at a word."""
        if self.point_before(at):
            return Figures(float(f"0.{self.form(at)[:_MOST_DIGITS]}"), at + 1)
        if self.touches(at) and self.form(at + 1) in _JOINTS and self.is_number(at + 2) and self.touches(at + 1):
            return self.joined(at)
        grouped = self.groups(at)
        if grouped:
            return grouped
        value = digits(self.form(at), scaled)
        if value is None:
            return Figures(None, at + 1)
        mixed = self.mixed(at, value)
        return mixed or self.exponent(at, value)

    def point_before(self, at: int) -> bool:
        """.25 and ٫٧٧ at the start of a word."""
        if at < 1 or self.words[at - 1].form not in (".", "٫") or not self.touches(at - 1):
            return False
        free = at < 2 or not self.touches(at - 2) or self.form(at - 2) in _OPENING
        return self.form(at).isdecimal() and free

    def joined(self, at: int) -> Figures:
        """a:b, a/b, a^b, and the decimal letter of the agencies (3ر2 is 3.2)."""
        sign = self.form(at + 1)
        if sign == "/":
            return self.fraction(at)
        if sign == _AGENCY_POINT:
            return Figures(digits(f"{self.form(at)}٫{self.form(at + 2)}"), at + 3)
        end = at + 3
        while self.touches(end - 1) and self.form(end) == sign and self.is_number(end + 1):
            end += 2
        return Figures(self.power(at, at + 2, 1), end) if sign == "^" and end == at + 3 else Figures(None, end)

    def fraction(self, at: int) -> Figures:
        """3/4; a third part makes a date of it (5/6/1967), large parts a pair of years or a file."""
        end = at + 3
        while self.touches(end - 1) and self.form(end) == "/" and self.is_number(end + 1):
            end += 2
        over, under = digits(self.form(at)), digits(self.form(at + 2))
        if end > at + 3 or not over or not under or max(over, under) > _LARGEST_PART or self.slash_before(at):
            return Figures(None, end)
        return Figures(whole_if_so(over / under), end)

    def slash_before(self, at: int) -> bool:
        """Whether a stroke touches the figures from before."""
        return self.form(at - 1) == "/" and self.touches(at - 1)

    def power(self, at: int, exponent: int, sign: int) -> Value | None:
        """The value of a power, None where it is no number of any use."""
        base, up = digits(self.form(at)), digits(self.form(exponent))
        if not base or up is None or math.log10(base) * up > _LARGEST_POWER:
            return None
        return whole_if_so(float(base) ** up) if sign > 0 else float(base) ** -up

    def exponent(self, at: int, value: Value) -> Figures:
        """1e10, 12.3e+14, 1.1^-2: what a machine wrote."""
        sign = _SIGNS.get(self.form(at + 2), 0)
        if not self.touches(at):
            return Figures(value, at + 1)
        signed = sign and self.touches(at + 1) and self.touches(at + 2) and self.is_number(at + 3)
        if self.form(at + 1) == "^" and signed:
            return Figures(self.power(at, at + 3, sign), at + 4)
        written = _EXPONENT.fullmatch(self.form(at + 1))
        if written and written[1]:
            return Figures(_shifted(value, int(written[1])), at + 2)
        if written and signed and self.form(at + 3).isdecimal() and len(self.form(at + 3)) <= _GROUP_WIDTH:
            return Figures(_shifted(value, sign * int(self.form(at + 3))), at + 4)
        return Figures(value, at + 1)

    def groups(self, at: int) -> Figures | None:
        """1 234 567 and 1،234،567: groups of three behind one to three digits, all parted alike."""
        first = self.form(at)
        if not first.isdecimal() or len(first) > _GROUP_WIDTH or first[0] == "0":
            return None
        end, step = at + 1, self.step(at)
        if not step:
            return None
        forms = [first]
        while self.step(end - 1) == step and _GROUP.fullmatch(self.form(end - 1 + step)):
            forms.append(self.form(end - 1 + step))
            end += step
        if len(forms) == 1 or self.step(end - 1) == step:
            return None
        return Figures(digits("".join(forms).replace("٫", ".")), end)

    def step(self, at: int) -> int:
        """How many words on the next group would stand: 1 behind a space, 2 behind a comma, 0 where none can."""
        if self.is_number(at + 1):
            return int(self.words[at + 1].start - self.words[at].end == 1)
        if self.form(at + 1) != "،" or not self.is_number(at + 2):
            return 0
        gaps = [self.words[at + n + 1].start - self.words[at + n].end for n in (0, 1)]
        return 2 if gaps == [0, 0] or (gaps == [1, 1] and self.words[at + 1].bare == ",") else 0

    def mixed(self, at: int, value: Value) -> Figures | None:
        """2 1/2: a whole number and a fraction smaller than one."""
        if not self.is_number(at + 1) or self.form(at + 2) != "/" or not self.touches(at + 1):
            return None
        part = self.joined(at + 1) if self.is_number(at + 3) and self.touches(at + 2) else None
        if part is None or part.value is None or part.value >= 1 or value != int(value):
            return None
        return Figures(value + part.value, part.last)


def _shifted(value: Value, places: int) -> Value | None:
    return whole_if_so(float(value) * 10.0**places) if abs(places) <= _LARGEST_POWER // 10 else None
