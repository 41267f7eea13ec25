"""The wide reading of amounts: bare numbers, ordinals, shares of one unit, lengths of time, exercises' bounds.

News reading keeps only numbers with units; who asks for the numbers of any text gets all of them here, by the same
grammar (`quantity_grammar`).  What stays silent all the same: years and days beside their months (20 مايو 2023),
telephone numbers, dates in figures, file and article numbers (المادة 4), model numbers, and scores as ranges (2-1).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence

from waqai.extract.amount_numbers import NumberReader
from waqai.extract.quantity_grammar import Read, may_count
from waqai.knowledge.numerals import numerals
from waqai.knowledge.units import Named, Unit, bounds, unit_at, unit_openings, unit_words
from waqai.model import Bound
from waqai.text.clitics import Cut, readings, stems_of
from waqai.text.numerals import Number, Ordinal, read_rank
from waqai.text.words import Word

_NUMBER = Unit("", "number")
_PERCENT = Unit("percent", "percent")
_DASHES = frozenset({"-", "–", "—", "/"})
# كانون الثاني, ربيع الأول are months, الساعة الثالثة a time of day (as أول أمس is a day).
_NO_RANKS = frozenset({"كانون", "تشرين", "ربيع", "جمادي", "الساعه"})
_COMPARISONS = ("<", ">")
_ABOUT = ("بحدود", "نحو", "حوالي", "قرابه", "زهاء")
_NEAR = 3
# Beyond so many, عقد is a contract and no decade.
_DECADES = 30
_OPPOSITE = {("at_least", "at_most"), ("at_most", "at_least")}
_PERCENT_BEFORE = ("بالميه", "بالمايه", "نسبه", "بنسبه", "%", "٪")
_ALONE = ("measure", "money", "duration")
_CLITICS = ("و", "ف", "ب", "ل", "وب", "ول")
_NO_SINGLE = ("other", "percent")
_EQUAL = ("يساوي", "تساوي")
_PLURAL_ENDINGS = ("ات", "ون", "ين")
_PLURAL_SHAPE = re.compile(r".*ات|ا..ا.|..ا.ي.|ا...ه")


class AmountReader(NumberReader):
    """Reads every number of one stretch of words."""

    bound_phrases = bounds("bounds", "bounds_of_numbers")
    range_words = frozenset({"الي", "او", "~", "حتي"})

    def __init__(self, words: Sequence[Word], first: int, stop: int, busy: Collection[int] = ()) -> None:
        super().__init__(words, first, stop, busy)
        self.ranks: list[Ordinal] = []
        self.others = (self.is_name, self.is_weak, self.is_safar, self.is_weekday, self.is_year)

    def read(self) -> list[Read]:
        """The amounts, in their order; the ordinals are in `ranks`."""
        at, words, stop = self.first, self.words, self.stop
        while at < stop:
            at = self.step(at) if may_be_amount(words[at].form) else at + 1
        return self.found

    def step(self, at: int) -> int:
        """Reads at one word: an ordinal, a number, or a unit that stands for one; gives the word to go on with."""
        if at in self.busy:
            return at + 1
        number = self.number(at)
        rank = None if self.words[at].kind == "number" else read_rank(self.words, at, numerals(), self.stop)
        if rank and (number is None or rank.last >= number.last) and self.is_rank(rank, number):
            return self.keep_rank(rank, number)
        if number is None:
            skipped = self.skipped(at)
            return skipped or self.alone(at)
        if any(is_other(number) for is_other in self.others):
            return number.last
        return self.counted(number) or number.last

    # ------------------------------------------------------------------ amounts

    def sign(self, first: int, last: int) -> Named | None:
        """No percent of an address (%20and)."""
        named = super().sign(first, last)
        if named and named.unit == _PERCENT and self.touches(first - 2) and self.touches(last - 1):
            return None
        return named

    def counted(self, number: Number) -> int | None:
        """A number with its unit, or bare; nothing for dates, calibres and titles."""
        second = self.second(number)
        if second is None and number.definite and 0 < number.value < 1 and self.is_ordered(number.last):
            return None  # الربع الأول, النصف الثاني
        if second is None and self.joins_noun(number):
            return number.last
        last = second or number
        named = self.unit(number, last) or self.percent_before(number, last)
        if named is None and any(
            is_other(one) for one in (number, last) for is_other in (self.is_date, self.is_gun, self.is_title)
        ):
            return last.last
        if number.vague and named is None:
            named = unit_at(self.words, number.last, self.stop, article=True)  # مئات الجرحى
        return self.keep(number, second, named or Named(_NUMBER, last.last))

    def second(self, number: Number) -> Number | None:
        """Also من عشرة لعشرين, and a unit said twice (10$-20$, من 3 كيلومترات إلى 5 كيلومترات)."""
        found = super().second(number) or self.second_behind_unit(number)
        if found is not None or self.form(number.first - 1) != "من":
            return found
        two = self.number(number.last) if number.last < self.stop else None
        joined = two is not None and two.skip == 1 and self.form(two.first)[:1] == "ل"
        return two if two and joined and not two.vague and self.rises(number, two) else None

    def second_behind_unit(self, number: Number) -> Number | None:
        """The end of a range that names its unit twice, behind both or before both."""
        if self.code_before(number.first) and self.code_before(number.last + 2) and self.form(number.last) in _DASHES:
            two = self.number(number.last + 2)
            return two if two and self.rises(number, two) else None
        one = self.sign(number.first, number.last) or unit_at(self.words, number.last, self.stop)
        if one is None or one.last == number.last or one.two:
            return None
        two = super().second(number._replace(last=one.last))
        other = (self.sign(two.first, two.last) or unit_at(self.words, two.last, self.stop)) if two else None
        return two if other and other.unit == one.unit else None

    def bound(self, number: Number, ranged: bool) -> tuple[Bound, int]:
        """The bound before a number; ما before بين and نحو before a range belong to it."""
        bound, first = super().bound(number, ranged)
        if self.form(first)[:1] in _COMPARISONS and first > self.first and self.touches(first - 1):
            return "exact", number.first  # =<30, <b> 5
        if ranged and self.form(first) == "بين" and self.form(first - 1) in ("ما", "وما"):
            return bound, first - 1
        if ranged and first == number.first and self.form(first - 1) in _ABOUT:
            return bound, first - 1
        return bound, first

    def joins_noun(self, number: Number) -> bool:
        """دولار واحد, جندي واحد; ولايتين اثنتين says the dual again."""
        if number.last > number.first + 1 or number.skip or self.words[number.first].kind == "number":
            return False
        before = self.found[-1] if self.found else None
        if number.value == 2 and before and before.last == number.first and before.value == 2:
            self.found[-1] = before._replace(last=number.last)
            return True
        named = self.unit_before(number.first) if number.value == 1 else None
        if named is None or self.unit(number, number) is not None:
            return False
        first, cut, unit = named
        bound, start = self.bound(number._replace(first=first), False)
        skip = self.lead(start) if start < first else cut
        of = (first, number.first) if unit.kind in ("person", "thing") else None
        self.found.append(self.after(Read(start, number.last, skip, 1, None, unit, bound, of, "", (number,))))
        return True

    def unit_before(self, at: int) -> tuple[int, int, Unit] | None:
        """The singular that ends right before a word: where it starts, and what is cut from it (لشخص واحد)."""
        for first in range(max(self.first, at - _NEAR), at):
            for cut in (0, 1) if self.form(first)[:1] in ("و", "ب", "ل") else (0,):
                word = self.words[first]._replace(form=self.form(first)[cut:])
                named = unit_at([word, *self.words[first + 1 : at]], 0)
                if named and first + named.last == at and not named.two and named.unit.kind not in _NO_SINGLE:
                    return first, cut, named.unit
        return None

    def is_ordered(self, at: int) -> bool:
        """Whether an ordinal stands at a word."""
        return at < self.stop and read_rank(self.words, at, numerals(), self.stop) is not None

    def is_gun(self, number: Number) -> bool:
        """Whether a number is a calibre."""
        named = unit_at(self.words, number.last, self.stop)
        return named is not None and self.is_calibre(number, named)

    def fits(self, number: Number, named: Named) -> bool:
        """Units of every kind, but a contract is no decade."""
        if named.unit.kind in ("duration", "occurrence", "minor"):
            return not named.two and not (named.unit.name == "decade" and number.value > _DECADES)
        return super().fits(number, named)

    def percent_before(self, number: Number, last: Number) -> Named | None:
        """بالمائة 10; نسبة 10 with nothing behind it."""
        before, ahead = self.form(number.first - 1), self.form(last.last)
        if before in _PERCENT_BEFORE and ahead != "الي" and number.value >= 1:
            return Named(_PERCENT, last.last)
        return None

    def keep(self, number: Number, second: Number | None, named: Named) -> int:
        """Keeps an amount with what stands behind it; gives the word after it."""
        end = super().keep(number, second, named)
        read = self.found[-1]
        if number.vague and read.bound == "exact":
            read = read._replace(bound="range" if number.value_to else "at_least")
        if read.bound == "exact" and self.is_equal(read.first, number.first):
            read = read._replace(value_to=read.value)
        if named.last == (second or number).last and self.form(read.first - 1) in _PERCENT_BEFORE:
            read = read._replace(first=read.first - 1, skip=int(self.form(read.first - 1) == "بنسبه"))
        self.found[-1] = self.after(read)
        self.merge()
        return self.found[-1].last if self.found else end

    def is_equal(self, first: int, number_first: int) -> bool:
        """Whether يساوي stands before a number."""
        return first < number_first and self.form(first).removeprefix("و") in _EQUAL

    def after(self, read: Read) -> Read:
        """A bound behind the number: أو أكثر, أو يساوي; where another number follows it is that number's."""
        bound, end = self.bound_after(read.last, "exact")
        if end == read.last:
            bound, end = self.open_bound(read.last)
        if end > read.last and read.value_to in (None, read.value) and read.bound in ("exact", bound):
            return read._replace(bound=bound, value_to=None, last=end)
        equal = self.form(read.last) == "او" and self.form(read.last + 1) in _EQUAL
        if equal and read.bound in ("at_least", "at_most") and not self.starts_number(read.last + 2):
            return read._replace(last=read.last + 2)
        return read

    def open_bound(self, at: int) -> tuple[Bound, int]:
        """أو أكثر من, with nothing behind it."""
        found = {"اكثر": "at_least", "اقل": "at_most"}.get(self.form(at + 1)) if self.form(at) == "او" else None
        ends = at + 3 >= self.stop or self.words[at + 3].kind == "mark"
        return (found, at + 3) if found and self.form(at + 2) == "من" and ends else ("exact", at)  # type: ignore[return-value]

    def starts_number(self, at: int) -> bool:
        """Whether a number stands at a word."""
        return at < self.stop and self.number(at) is not None

    def merge(self) -> None:
        """أكبر من 100 وأقل من 300: two bounds of one number."""
        if len(self.found) < 2:
            return
        one, two = self.found[-2:]
        joined = (one.last == two.first and two.skip > 0) or (one.last + 1 == two.first and self.form(one.last) == "و")
        if not joined or (one.bound, two.bound) not in _OPPOSITE or one.unit not in (_NUMBER, two.unit):
            return
        low, high = (one, two) if one.bound == "at_least" else (two, one)
        if low.value < high.value:
            numbers = (*one.numbers, *two.numbers)
            self.found[-2:] = [
                one._replace(
                    last=two.last, value=low.value, value_to=high.value, unit=two.unit, bound="range", numbers=numbers
                )
            ]

    # ------------------------------------------------------------------ duals and single units

    def alone(self, at: int) -> int:
        """A dual of anything (يومين), a unit that stands for one of it (لتر ونصف, كغ)."""
        negative = self.form(at - 1) in numerals().words["minus"]
        dual = self.dual_at(at)
        if dual:
            cut, two = dual
            first, skip, value = (at - 1, 0, -2) if negative else (at, cut.length, 2)
            return self.keep_units(Read(first, two.last, skip, value, None, two.unit, "exact"))
        named = unit_at(self.words, at, self.stop)
        if named is None or named.unit.kind not in _ALONE:
            return self.one_and_a_half(at)
        if named.two:  # كيلو مترين
            if self.form(at) in unit_words("not_duals"):
                return named.last
            return self.keep_units(Read(at, named.last, 0, 2, None, named.unit, "exact"))
        read = Read(at, named.last, 0, 1, None, named.unit, "exact")
        whole = self.with_half(read)
        if whole.last > read.last or (named.unit.kind == "measure" and self.is_one(at, named)):
            return self.keep_units(whole)
        return named.last

    def one_and_a_half(self, at: int) -> int:
        """بلتر ونصف: a unit behind a preposition, where a half follows it."""
        for cut in readings(self.form(at)):
            named = unit_at([self.words[at]._replace(form=cut.stem)], 0) if cut.prefix in _CLITICS else None
            if named and named.unit.kind in _ALONE and not named.two:
                read = self.with_half(Read(at, at + 1, cut.length, 1, None, named.unit, "exact"))
                return self.keep_units(read) if read.last > at + 1 else at + 1
        return at + 1

    def dual_at(self, at: int) -> tuple[Cut, Named] | None:
        """A dual; by itself also of a word that is a name in company."""
        if self.form(at) in unit_words("not_duals") and self.is_everything(at, at + 1):
            named = unit_at(self.words, at, self.stop)  # ميلان by itself is no town
            return (Cut("", self.form(at), 0), named) if named and named.two else None
        return super().dual_at(at)

    def is_one(self, at: int, named: Named) -> bool:
        """A unit by itself (كغ, كوب من السكر), its singular: أمتار and كيلومترات are no amount."""
        of_something = self.form(named.last) == "من" and self.form(named.last + 1).startswith("ال")
        last = named.last + 2 if of_something and at == self.first else named.last
        return self.stands_alone(at, min(last, self.stop)) and is_singular(self.form(named.last - 1))

    def keep_units(self, read: Read) -> int:
        """Keeps one or two of a unit, whose numeral is the noun itself."""
        number = Number(read.value, read.first, read.last, read.skip)
        read = self.whole(read._replace(numbers=(number,)))
        self.found.append(read)
        return read.last

    # ------------------------------------------------------------------ ordinals

    def is_rank(self, rank: Ordinal, number: Number | None) -> bool:
        """Whether an ordinal is meant: no clock time, no fraction, no definite count."""
        if number is None or not rank.cardinal:
            return not self.is_unit_of_time(rank)
        return not self.is_counted(number)

    def is_unit_of_time(self, rank: Ordinal) -> bool:
        """30 ثانية are seconds; الثانية عشرة ظهرا is for the readers of times too."""
        form = self.form(rank.first)[rank.skip :]
        return form == "ثانيه" and not rank.definite and self.form(rank.first - 1) not in ("مره",)

    def is_counted(self, number: Number) -> bool:
        """الدول العشرون, مجموعة العشرين: behind a plural or a noun in construct a definite numeral counts."""
        before = self.form(number.first - 1)
        if not before or number.skip != 2 or self.words[number.first - 1].kind != "arabic":
            return self.has_unit(number.last)
        if not before.startswith("ال"):
            return self.has_unit(number.last) or before in unit_words("groups")
        return before[2:] in unit_words("plurals") or before.endswith(_PLURAL_ENDINGS)

    def has_unit(self, at: int) -> bool:
        """Whether a unit stands at a word."""
        named = unit_at(self.words, at, self.stop)
        return named is not None and named.unit.kind != "other"

    def keep_rank(self, rank: Ordinal, number: Number | None) -> int:
        """Keeps an ordinal, with the count that it may be as well; gives the word after it."""
        day_before = self.form(rank.last) == "امس" or (self.form(rank.last), self.form(rank.last + 1)) == ("من", "امس")
        if day_before or self.form(rank.first - 1) in _NO_RANKS:
            return rank.last
        self.ranks.append(rank)
        if rank.cardinal and number is not None and self.is_open(number):
            self.keep(number, None, Named(_NUMBER, number.last))
        return rank.last

    def is_open(self, number: Number) -> bool:
        """Whether nothing tells a count from an ordinal (العشرون by itself)."""
        before = self.form(number.first - 1)
        return not before.startswith("ال") or self.words[number.first - 1].kind != "arabic"


@functools.lru_cache(maxsize=32_000)
def may_be_amount(form: str) -> bool:
    """Whether an amount or an ordinal may begin with a folded word."""
    table = numerals()
    if may_count(form) or form in unit_openings():
        return True
    stems = stems_of(form)
    if not all(words.keys().isdisjoint(stems) for words in (table.ordinals, table.bound_ordinals, table.adverbs)):
        return True
    return any(cut.stem in unit_openings() for cut in readings(form) if cut.prefix in _CLITICS)


def is_singular(form: str) -> bool:
    """Whether a unit's word says one of it, by its shape: no ات, no أفعال, no فعاليل.

    >>> [is_singular(w) for w in ("متر", "امتار", "كيلومترات", "براميل")]
    [True, False, False, False]
    """
    return not _PLURAL_SHAPE.fullmatch(form)
