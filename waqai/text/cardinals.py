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
from waqai.text.figures import digits, read_figures, whole_if_so
from waqai.text.numeral_words import Number, Numerals, Part, scale_above
from waqai.text.words import Word

_AND = "و"
_ARTICLE = "ال"
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 1_000_000
_TENTH = 10
# كمية is no "like a hundred", ستمئة no future of anything.
_NO_NUMBERS = ("ك", "س")
_HAMZA = "ئ"
# How far a magnitude may stand above the number before it (مليون مليار is no number of any news).
_REACH = 1000


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
        definite = cut.length >= len(_ARTICLE) and cut.prefix.endswith((_ARTICLE, "لل"))
        reader.definite = definite
        part = reader.total(at, cut.stem)
        if part:
            return Number(whole_if_so(part.value), at, part.last, cut.length, definite)
        vague = reader.vague(at, cut.stem)
        if vague:
            return Number(vague[0], at, vague[2], cut.length, definite, vague=True, value_to=vague[1])
    return None


class CardinalReader:
    """Reads one number; `form` is always the first word's stem once proclitics are cut."""

    def __init__(self, words: Sequence[Word], table: Numerals, stop: int, wide: bool) -> None:
        self.words = words
        self.table = table
        self.stop = stop
        self.wide = wide
        self.definite = False
        self.between = False

    def form(self, at: int) -> str:
        return self.words[at].form if 0 <= at < self.stop else ""

    def joined(self, at: int) -> tuple[int, str]:
        """The word after و, whether و stands alone (و500) or in front (وخمسون); "" where there is none."""
        form = self.form(at)
        if form == _AND:
            return at + 1, self.bared(self.form(at + 1))
        if form[:1] == _AND and len(form) > 2:
            return at, self.bared(form[1:])
        return at, ""

    def bared(self, form: str) -> str:
        """The word without its article, in a definite number below a thousand (المئة والعشرون)."""
        if not self.definite or not form.startswith(_ARTICLE) or form in self.table.starts:
            return form
        return form[2:]

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
        self.between = self.form(at - 1).removeprefix(_AND) == "بين"
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
        if self.definite and part.scale >= _THOUSAND and self.form(at).removeprefix(_AND).startswith(_ARTICLE):
            return None  # الألف والمئة are two
        more = self.term(at, form) if form else self.spoken(part)
        if more is None:
            return None
        if 1 <= more.value < part.scale or self.is_one_more(part, more):
            return Part(part.value + more.value, more.last, min(part.scale, more.scale))
        return self.shared_magnitude(part, at, form)

    def is_one_more(self, part: Part, more: Part) -> bool:
        """مئة ألف وألفان: one or two of a magnitude behind hundreds of it."""
        return more.value in (part.scale, 2 * part.scale) and part.value % (_HUNDRED * part.scale) == 0

    def spoken(self, part: Part) -> Part | None:
        """A term without و: ألف خمسمئة، مئتين خمسة وعشرين.  After 100 alone none (من كل مئة خمسة)."""
        if not self.wide or part.value == _HUNDRED or (self.form(part.last)[:1].isdecimal() and part.scale < _THOUSAND):
            return None
        more = self.term(part.last, self.form(part.last))
        least = _HUNDRED if part.scale >= _THOUSAND else 1
        figures = self.form(part.last).isdecimal() and more is not None and more.last == part.last + 1
        return more if more and least <= more.value < part.scale and not figures else None

    def shared_magnitude(self, part: Part, at: int, form: str) -> Part | None:
        """ألف و200 مليار: thousands and hundreds of one magnitude."""
        base = self.base(at, form) if part.scale == _THOUSAND and form and not self.between else None
        scale = self.table.magnitudes.get(self.form(base.last), 0) if base else 0
        if base is None or scale < _MILLION or not 1 <= base.value < _THOUSAND:
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
        table = self.table
        if form not in table.hundred and form not in table.magnitudes and form not in table.hundreds:
            return None
        return self.term(at, form)

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
        while True:
            scale = self.magnitude(part)
            if scale is None:
                return part
            part = Part(part.value * scale, part.last + 1, scale * (part.scale if part.scale >= _THOUSAND else 1))

    def magnitude(self, part: Part) -> int | None:
        form = self.form(part.last)
        table = self.table
        found = table.magnitudes.get(form) or (table.vague.get(form, 0) if part.value < _THOUSAND else 0)
        if not found and 0 < part.value < 1 and form.startswith(_ARTICLE):
            found = table.magnitudes.get(form[2:], 0)
        if not found and self.wide and part.value < _THOUSAND:
            return table.dozens.get(form)
        return found if found and found >= _THOUSAND and part.value < found * _REACH else None

    def digits(self, at: int, form: str) -> Part | None:
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
        if self.form(part.last) not in self.table.hundred or not part.value < _THOUSAND:
            return part
        return self.after_hundred(Part(part.value * _HUNDRED, part.last + 1, _HUNDRED))

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
        form = self.form(at)
        return form.startswith(_ARTICLE) and len(form) > 4 and not form.endswith("ات")

    def below_thousand(self, at: int, form: str) -> Part | None:
        table = self.table
        if form in table.words["hamza"] and _HAMZA not in self.words[at].bare:
            return None  # the company Meta, not the dual of a hundred
        if form in table.hundreds:
            return self.after_hundred(Part(table.hundreds[form], at + 1, _HUNDRED))
        if form in table.zero:
            return Part(0, at + 1, 1)
        part = self.below_hundred(at, form)
        if part and form in table.ones and self.form(part.last) in table.vague:
            plural = table.vague[self.form(part.last)] == _HUNDRED and part.value < _TENTH
            return self.after_hundred(Part(part.value * _HUNDRED, part.last + 1, _HUNDRED)) if plural else part
        return self.hundredfold(part) if part else None

    def after_hundred(self, part: Part) -> Part:
        at, form = self.joined(part.last)
        if self.form(at + 1) in self.table.parts:
            return part  # مئة وثلاثة أرباع
        more = (self.digits_below_hundred(at, form) or self.below_hundred(at, form)) if form else None
        return Part(part.value + more.value, more.last, 1) if more and more.value < _HUNDRED else part

    def digits_below_hundred(self, at: int, form: str) -> Part | None:
        value = digits(form) if form[:1].isdecimal() else None
        return None if value is None else Part(value, at + 1, 1)

    def below_hundred(self, at: int, form: str) -> Part | None:
        table = self.table
        one = table.ones.get(form, table.bound_ones.get(form))
        if one is not None:
            return self.after_one(at, one, form in table.ones)
        for kind in (table.ten, table.teens, table.tens):
            if form in kind:
                return Part(kind[form], at + 1, 1)
        return None

    def after_one(self, at: int, one: int, free: bool) -> Part | None:
        if self.form(at + 1) in self.table.ten:
            return Part(10 + one, at + 2, 1)
        next_at, form = self.joined(at + 1)
        if form in self.table.tens:
            return Part(one + self.table.tens[form], next_at + 1, 1)
        return Part(one, at + 1, 1) if free else None

    def decimal(self, part: Part) -> Part | None:
        """خمسة فاصلة خمسة وعشرون; digits one by one (واحد أربعة); a magnitude behind multiplies the whole."""
        if self.form(part.last) not in self.table.words["point"]:
            return None
        places, last = self.places(part.last + 1)
        if not places:
            return None
        value = float(f"{int(part.value)}.{places}")
        whole = Part(value, last, 1)
        return self.scaled(whole) if part.value < _THOUSAND else whole

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
        whole = _HUNDRED if more.last == at + 1 else _THOUSAND  # مئة ونصف is 150, مئة وثلاثة أرباع 100.75
        scale = part.scale if part.scale >= whole else 1
        return Part(part.value + more.value * scale, more.last, 1) if scale > 1 or part.value < _THOUSAND else part

    def less_a_fraction(self, part: Part) -> Part | None:
        """مليون إلا ربعا, مئة إلا ثلثا: a part of the whole is taken off."""
        share = self.table.fractions.get(self.form(part.last + 1).removesuffix("ا"))
        if not self.wide or self.form(part.last) != "الا" or share is None or part.value != int(part.value):
            return None
        scale = part.scale if part.scale >= _HUNDRED else 1
        return Part(part.value - share * scale, part.last + 2, 1)

    def share(self, at: int, part: Part) -> Part | None:
        """واحد من كل خمسة، واحد على عشرين، ثلاثة أجزاء من المليون، خمسة في الألف."""
        words, link = self.table.words, self.form(part.last)
        whole_at = part.last + 1
        if link in words["parts_of"] and self.form(whole_at) == "من":
            return self.out_of(part, whole_at + 1)
        if link == "في" and self.form(whole_at).removeprefix(_ARTICLE) in self.table.magnitudes:
            return self.out_of(part, whole_at) if self.form(whole_at).startswith(_ARTICLE) else None
        if link.startswith("بال") and self.table.magnitudes.get(link[3:], 0) >= _THOUSAND:
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
        whole = self.sum(at, self.form(at).removeprefix(_ARTICLE))
        return Part(part.value / whole.value, whole.last, 1) if whole and whole.value > part.value else None

    def quotient(self, part: Part, at: int) -> Part | None:
        """2000 على 3, with nothing counted behind it: a division."""
        whole = self.sum(at, self.form(at)) if self.form(at - 2) else None
        if whole is None or not whole.value or self.counts(whole.last):
            return None
        return Part(part.value / whole.value, whole.last, 1)

    def counts(self, at: int) -> bool:
        return at < self.stop and self.words[at].kind != "mark"

    def vague(self, at: int, form: str) -> tuple[int, int | None, int] | None:
        """A count that gives no number: مئات, عشرات الآلاف, بضعة عشر; the least and the most of it, and its end."""
        if form in self.table.some:
            return self.a_few(at) if self.wide else None
        if form not in self.table.vague:
            return None
        least, last = self.table.vague[form], at + 1
        while self.form(last).removeprefix(_ARTICLE) in self.table.vague and self.form(last).startswith(_ARTICLE):
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
