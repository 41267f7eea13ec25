"""Terms of a spelled-out number: a number below a thousand times the magnitudes behind it, or a fraction of one.

The sums that terms make are `cardinals`'.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.text.figures import digits, read_figures
from waqai.text.numeral_words import Numerals, Part
from waqai.text.words import Word

AND = "و"
ARTICLE = "ال"
HUNDRED, THOUSAND = 100, 1000
_TENTH = 10
_HAMZA = "ئ"
# How far a magnitude may stand above the number before it (مليون مليار is no number of any news).
_REACH = 1000


class TermReader:
    """Reads one term; `form` is always the first word's stem once proclitics are cut."""

    def __init__(self, words: Sequence[Word], table: Numerals, stop: int, wide: bool) -> None:
        self.words = words
        self.table = table
        self.stop = stop
        self.wide = wide
        self.definite = False
        self.between = False

    def form(self, at: int) -> str:
        """The folded word at `at`, "" outside."""
        return self.words[at].form if 0 <= at < self.stop else ""

    def joined(self, at: int) -> tuple[int, str]:
        """The word after و, whether و stands alone (و500) or in front (وخمسون); "" where there is none."""
        form = self.form(at)
        if form == AND:
            return at + 1, self.bared(self.form(at + 1))
        if form[:1] == AND and len(form) > 2:
            return at, self.bared(form[1:])
        return at, ""

    def bared(self, form: str) -> str:
        """The word without its article, in a definite number below a thousand (المئة والعشرون)."""
        if not self.definite or not form.startswith(ARTICLE) or form in self.table.starts:
            return form
        return form[2:]

    def term(self, at: int, form: str) -> Part | None:
        """A number below a thousand, digits or a fraction, times the magnitudes that follow."""
        table = self.table
        if form in table.dual_magnitudes and (form not in table.magnitudes):
            return self.scaled(Part(table.dual_magnitudes[form], at + 1, table.dual_magnitudes[form] // 2))
        if form in table.magnitudes:
            return self.scaled(Part(table.magnitudes[form], at + 1, table.magnitudes[form]))
        base = self.base(at, form)
        return self.scaled(base) if base else None

    def base(self, at: int, form: str) -> Part | None:
        """Digits, a fraction, or a number below a thousand; with مئة behind it."""
        return self.digits(at, form) or self.fraction(at, form) or self.below_thousand(at, form)

    def scaled(self, part: Part) -> Part:
        """A piece times the magnitudes behind it."""
        while True:
            scale = self.magnitude(part)
            if scale is None:
                return part
            part = Part(part.value * scale, part.last + 1, scale * (part.scale if part.scale >= THOUSAND else 1))

    def magnitude(self, part: Part) -> int | None:
        """The magnitude right behind a piece, if it may multiply it."""
        form = self.form(part.last)
        table = self.table
        found = table.magnitudes.get(form) or (table.vague.get(form, 0) if part.value < THOUSAND else 0)
        if not found and 0 < part.value < 1 and form.startswith(ARTICLE):
            found = table.magnitudes.get(form[2:], 0)
        if not found and self.wide and part.value < THOUSAND:
            return table.dozens.get(form)
        return found if found and found >= THOUSAND and part.value < found * _REACH else None

    def digits(self, at: int, form: str) -> Part | None:
        """Figures, with مئة behind them."""
        if not form[:1].isdecimal():
            return None
        if self.wide:
            read = read_figures(self.words, at, self.stop, self.form(at + 1) in self.table.magnitudes)
            value, last = read
        else:
            value, last = digits(form, self.form(at + 1) in self.table.magnitudes), at + 1
        return None if value is None else self.hundredfold(Part(value, last, 1))

    def hundredfold(self, part: Part) -> Part:
        """A number and مئة behind it: 3 مئة، خمسة وتسعون مئة."""
        if self.form(part.last) not in self.table.hundred or not part.value < THOUSAND:
            return part
        return self.after_hundred(Part(part.value * HUNDRED, part.last + 1, HUNDRED))

    def fraction(self, at: int, form: str) -> Part | None:
        """نصف, ثلثا, ثلاثة أرباع; a fifth where a definite noun shows that no five is meant (خمس السكان)."""
        parts = self.table.parts.get(self.form(at + 1))
        if parts and form in self.table.ones:
            return Part(self.table.ones[form] / parts, at + 2, 1)
        share = self.table.shares.get(form)
        if share and self.wide and not self.definite and self.of_a_whole(at + 1):
            return Part(1 / share, at + 1, 1)
        value = self.table.fractions.get(form)
        if value is None or self.form(at + 1) in self.table.words["no_fraction"]:
            return None
        return self.hundredfold(Part(value, at + 1, 1))

    def of_a_whole(self, at: int) -> bool:
        """Whether a definite noun stands at a word, one of which خمس may be a fifth."""
        form = self.form(at)
        return form.startswith(ARTICLE) and len(form) > 4 and not form.endswith("ات")

    def below_thousand(self, at: int, form: str) -> Part | None:
        """A spelled number below a thousand."""
        table = self.table
        if form in table.words["hamza"] and _HAMZA not in self.words[at].bare:
            return None  # the company Meta, not the dual of a hundred
        if form in table.hundreds:
            return self.after_hundred(Part(table.hundreds[form], at + 1, HUNDRED))
        if form in table.zero:
            return Part(0, at + 1, 1)
        part = self.below_hundred(at, form)
        if part and form in table.ones and self.form(part.last) in table.vague:
            plural = table.vague[self.form(part.last)] == HUNDRED and part.value < _TENTH
            return self.after_hundred(Part(part.value * HUNDRED, part.last + 1, HUNDRED)) if plural else part
        return self.hundredfold(part) if part else None

    def after_hundred(self, part: Part) -> Part:
        """Hundreds with what follows them."""
        at, form = self.joined(part.last)
        if self.form(at + 1) in self.table.parts:
            return part  # مئة وثلاثة أرباع
        more = (self.digits_below_hundred(at, form) or self.below_hundred(at, form)) if form else None
        return Part(part.value + more.value, more.last, 1) if more and more.value < HUNDRED else part

    def digits_below_hundred(self, at: int, form: str) -> Part | None:
        """Figures behind hundreds in words."""
        value = digits(form) if form[:1].isdecimal() else None
        return None if value is None else Part(value, at + 1, 1)

    def below_hundred(self, at: int, form: str) -> Part | None:
        """One to ninety-nine in words."""
        table = self.table
        one = table.ones.get(form, table.bound_ones.get(form))
        if one is not None:
            return self.after_one(at, one, form in table.ones)
        for kind in (table.ten, table.teens, table.tens):
            if form in kind:
                return Part(kind[form], at + 1, 1)
        return None

    def after_one(self, at: int, one: int, free: bool) -> Part | None:
        """A unit alone, before عشر, or before و and a ten."""
        if self.form(at + 1) in self.table.ten:
            return Part(10 + one, at + 2, 1)
        next_at, form = self.joined(at + 1)
        if form in self.table.tens:
            return Part(one + self.table.tens[form], next_at + 1, 1)
        return Part(one, at + 1, 1) if free else None
