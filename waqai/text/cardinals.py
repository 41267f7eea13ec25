"""Spelled-out numbers and their mixtures with figures: the grammar of the Arabic cardinal.

The grammar is here, the words come from outside (`Numerals`, built from a data file by `knowledge.numerals`), since
nothing under `text` knows data.  A number is a sum of terms, a term a number below a thousand times the magnitudes
behind it:

- terms fall in scale and follow و (ثلاثة آلاف ومئتان وخمسة); in speech و may be missing (ألف خمسمئة)
- terms may rise in scale, the old order (خمس وثمانين ومئة وألف), in words alone and not after بين
- a thousand and hundreds may share one magnitude: ألف و200 مليار is 1.2e12
- a fraction multiplies (نصف مليون) or is added (مليون ونصف، مليون ونصف المليون، ثلاثة ونصف)
- فاصلة parts a decimal fraction, سالب negates, من and على make a share (واحد من كل خمسة)

Every word is read a fixed number of times: reading is linear in the length of the number.

>>> from waqai.knowledge.numerals import numerals
>>> from waqai.text.words import words_of
>>> [read_number(words_of(t), 0, numerals()).value for t in ("مئتا ألف وثلاثمئة", "ثلاثة فاصلة خمسة ملايين")]
[200300, 3500000]
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.text.clitics import readings
from waqai.text.figures import whole_if_so
from waqai.text.numeral_words import Number, Numerals, Part, scale_above
from waqai.text.terms import AND, ARTICLE, HUNDRED, THOUSAND, TermReader
from waqai.text.words import Word

_MILLION = 1_000_000
# كمية is no "like a hundred", ستمئة no future of anything.
_NO_NUMBERS = ("ك", "س")


def read_number(
    words: Sequence[Word], at: int, table: Numerals, stop: int | None = None, *, wide: bool = False
) -> Number | None:
    """The number that starts with word `at`, read as far as it goes, or None.

    `wide` reads what stands alone on a page of figures too, and what a reader of dates must not join: runs of figures
    (1 234 567, 3/4), shares (واحد من كل خمسة), fifths (خمس السكان), بضعة, terms without و and of rising scale.
    """
    end = len(words) if stop is None else stop
    if at >= end:
        return None
    word, reader = words[at], CardinalReader(words, table, end, wide)
    if word.kind == "number":
        part = reader.total(at, word.form)
        return Number(whole_if_so(part.value), at, part.last) if part else None
    return _read_spelled(reader, at) if word.kind == "arabic" else None


def _read_spelled(reader: CardinalReader, at: int) -> Number | None:
    table = reader.table
    for cut in readings(reader.words[at].form):
        if cut.stem not in table.starts or cut.prefix[-1:] in _NO_NUMBERS:
            continue
        definite = cut.length >= len(ARTICLE) and cut.prefix.endswith((ARTICLE, "لل"))
        reader.definite = definite
        part = reader.total(at, cut.stem)
        if part:
            return Number(whole_if_so(part.value), at, part.last, cut.length, definite)
        vague = reader.vague(at, cut.stem)
        if vague:
            return Number(vague[0], at, vague[2], cut.length, definite, vague=True, value_to=vague[1])
    return None


class CardinalReader(TermReader):
    """Reads one number."""

    def total(self, at: int, form: str) -> Part | None:
        """The whole number with sign, decimal places, fraction and share."""
        if form in self.table.words["minus"]:
            return self.negative(at + 1)
        part = self.sum(at, form)
        if part is None:
            return None
        part = self.decimal(part) or self.less_a_fraction(part) or self.with_fraction(part)
        return (self.share(at, part) or part) if self.wide else part

    def negative(self, at: int) -> Part | None:
        """سالب and a number."""
        form = self.form(at)
        part = self.total(at, form) if form not in self.table.words["minus"] else None
        return Part(-part.value, part.last, 1) if part else None

    def sum(self, at: int, form: str) -> Part | None:
        """Terms of falling scale, or of rising scale."""
        self.between = self.form(at - 1).removeprefix(AND) == "بين"
        part = self.term(at, form)
        while part and part.scale > 1:
            more = self.addition(part)
            if more is None:
                break
            part = more
        return self.rising(at, part) if part and self.wide else part

    def addition(self, part: Part) -> Part | None:
        """The sum with the term behind و, or in speech right behind it."""
        at, form = self.joined(part.last)
        if self.definite and part.scale >= THOUSAND and self.form(at).removeprefix(AND).startswith(ARTICLE):
            return None  # الألف والمئة are two
        more = self.term(at, form) if form else self.spoken(part)
        if more is None:
            return None
        if 1 <= more.value < part.scale or self.is_one_more(part, more):
            return Part(part.value + more.value, more.last, min(part.scale, more.scale))
        return self.shared_magnitude(part, at, form)

    def is_one_more(self, part: Part, more: Part) -> bool:
        """مئة ألف وألفان: one or two of a magnitude behind hundreds of it."""
        return more.value in (part.scale, 2 * part.scale) and part.value % (HUNDRED * part.scale) == 0

    def spoken(self, part: Part) -> Part | None:
        """A term without و: ألف خمسمئة، مئتين خمسة وعشرين.  After 100 alone none (من كل مئة خمسة)."""
        if not self.wide or part.value == HUNDRED or (self.form(part.last)[:1].isdecimal() and part.scale < THOUSAND):
            return None
        more = self.term(part.last, self.form(part.last))
        least = HUNDRED if part.scale >= THOUSAND else 1
        figures = self.form(part.last).isdecimal() and more is not None and more.last == part.last + 1
        return more if more and least <= more.value < part.scale and not figures else None

    def shared_magnitude(self, part: Part, at: int, form: str) -> Part | None:
        """ألف و200 مليار: thousands and hundreds of one magnitude."""
        base = self.base(at, form) if part.scale == THOUSAND and form and not self.between else None
        scale = self.table.magnitudes.get(self.form(base.last), 0) if base else 0
        if base is None or scale < _MILLION or not 1 <= base.value < THOUSAND:
            return None
        return Part((part.value + base.value) * scale, base.last + 1, scale)

    def rising(self, at: int, part: Part) -> Part:
        """خمس وثمانين ومئة وألف: each term a whole of a scale above all before it."""
        if self.form(at)[:1].isdecimal() or self.between or part.value < 1:
            return part
        while True:
            next_at, form = self.joined(part.last)
            more = self.whole_term(next_at, form)
            if more is None or more.value % scale_above(part.value):
                return part
            part = Part(part.value + more.value, more.last, 1)

    def whole_term(self, at: int, form: str) -> Part | None:
        """A hundred or a magnitude, with what multiplies it left out."""
        table = self.table
        if form not in table.hundred and form not in table.magnitudes and form not in table.hundreds:
            return None
        return self.term(at, form)

    def decimal(self, part: Part) -> Part | None:
        """خمسة فاصلة خمسة وعشرون; digits one by one (واحد أربعة); a magnitude behind multiplies the whole."""
        if self.form(part.last) not in self.table.words["point"]:
            return None
        places, last = self.places(part.last + 1)
        if not places:
            return None
        value = float(f"{int(part.value)}.{places}")
        whole = Part(value, last, 1)
        return self.scaled(whole) if part.value < THOUSAND else whole

    def places(self, at: int) -> tuple[str, int]:
        """The decimal places as digits, and the word after them."""
        table, found = self.table, ""
        while (one := table.zero.get(self.form(at), table.ones.get(self.form(at)))) is not None:
            joined = self.joined(at + 1)[1] in table.tens or self.form(at + 1) in table.ten
            if joined or self.form(at + 1) in table.hundred:
                break
            found, at = found + str(one), at + 1
        more = None if found.strip("0") else self.sum_below_magnitude(at)
        return (found + str(more.value), more.last) if more else (found, at)

    def sum_below_magnitude(self, at: int) -> Part | None:
        """A whole number whose million, were there one, belongs to the number before فاصلة too."""
        form = self.form(at)
        base = self.base(at, form)
        if base and base.value == int(base.value) and self.table.magnitudes.get(self.form(base.last), 0) >= _MILLION:
            return base
        whole = self.sum(at, form)
        return whole if whole and whole.value == int(whole.value) else None

    def with_fraction(self, part: Part) -> Part:
        """مليون ونصف، ثلاثة ونصف، عشرون وثلاثة أخماس."""
        at, form = self.joined(part.last)
        if not form or part.value != int(part.value):
            return part
        more = self.fraction(at, form) if form in self.table.fractions or form in self.table.ones else None
        if more is None or not 0 < more.value < 1 or (form in self.table.shares and more.last == at + 1):
            return part
        whole = HUNDRED if more.last == at + 1 else THOUSAND  # مئة ونصف is 150, مئة وثلاثة أرباع 100.75
        scale = part.scale if part.scale >= whole else 1
        return Part(part.value + more.value * scale, more.last, 1) if scale > 1 or part.value < THOUSAND else part

    def less_a_fraction(self, part: Part) -> Part | None:
        """مليون إلا ربعا, مئة إلا ثلثا: a part of the whole is taken off."""
        share = self.table.fractions.get(self.form(part.last + 1).removesuffix("ا"))
        if not self.wide or self.form(part.last) != "الا" or share is None or part.value != int(part.value):
            return None
        scale = part.scale if part.scale >= HUNDRED else 1
        return Part(part.value - share * scale, part.last + 2, 1)

    def share(self, at: int, part: Part) -> Part | None:
        """واحد من كل خمسة، واحد على عشرين، ثلاثة أجزاء من المليون، خمسة في الألف."""
        words, link = self.table.words, self.form(part.last)
        whole_at = part.last + 1
        if link in words["parts_of"] and self.form(whole_at) == "من":
            return self.out_of(part, whole_at + 1)
        if link == "في" and self.form(whole_at).removeprefix(ARTICLE) in self.table.magnitudes:
            return self.out_of(part, whole_at) if self.form(whole_at).startswith(ARTICLE) else None
        if link.startswith("بال") and self.table.magnitudes.get(link[3:], 0) >= THOUSAND:
            return Part(part.value / self.table.magnitudes[link[3:]], whole_at, 1)
        if link == "من" and self.form(whole_at) == "بين":
            whole_at += 1
        if link == "من" and self.form(whole_at) == "كل":
            return self.out_of(part, whole_at + 1)
        single = part.value == 1 and part.last == at + 1
        if single and link in ("من", "علي"):
            return self.out_of(part, whole_at)
        return self.quotient(part, whole_at) if link == "علي" else None

    def out_of(self, part: Part, at: int) -> Part | None:
        """A share of the whole that stands at a word."""
        whole = self.sum(at, self.form(at).removeprefix(ARTICLE))
        return Part(part.value / whole.value, whole.last, 1) if whole and whole.value > part.value else None

    def quotient(self, part: Part, at: int) -> Part | None:
        """2000 على 3, with nothing counted behind it: a division."""
        whole = self.sum(at, self.form(at)) if self.form(at - 2) else None
        if whole is None or not whole.value or self.counts(whole.last):
            return None
        return Part(part.value / whole.value, whole.last, 1)

    def counts(self, at: int) -> bool:
        """Whether any word stands behind a division."""
        return at < self.stop and self.words[at].kind != "mark"

    def vague(self, at: int, form: str) -> tuple[int, int | None, int] | None:
        """A count that gives no number: مئات, عشرات الآلاف, بضعة عشر; the least and the most of it, and its end."""
        if form in self.table.some:
            return self.a_few(at) if self.wide else None
        if form not in self.table.vague:
            return None
        least, last = self.table.vague[form], at + 1
        while self.form(last).removeprefix(ARTICLE) in self.table.vague and self.form(last).startswith(ARTICLE):
            least, last = least * self.table.vague[self.form(last)[2:]], last + 1
        return least * 3 if self.wide else self.table.vague[form], None, last

    def a_few(self, at: int) -> tuple[int, int | None, int]:
        """بضع: three to nine, of ten, of tens, of hundreds and so on."""
        form = self.form(at + 1)
        if form in self.table.ten:
            return 13, 19, at + 2
        if form in self.table.vague:
            scale = self.table.vague[form]
            return 3 * scale, 9 * scale, at + 2
        next_at, joined = self.joined(at + 1)
        if joined in self.table.tens:
            return self.table.tens[joined] + 3, self.table.tens[joined] + 9, next_at + 1
        return 3, 9, at + 1
