"""Which figures and numerals of any text are amounts at all: the wide reading leaves dates, telephone numbers, file and
article numbers, and words that are numerals only in company alone (see `amount_grammar`)."""

from __future__ import annotations

from waqai.extract.quantity_tails import MEASURES, TailReader
from waqai.knowledge.numerals import numerals
from waqai.knowledge.times import senses
from waqai.knowledge.units import unit_at, unit_words
from waqai.text.numerals import Number, read_figures

_MONTHS = frozenset({"month", "hijri", "latin"})
_DASHES = frozenset({"-", "–", "—", "/"})
_LIST_MARKS = frozenset({"-", "–", "—", ".", ")"})
_YEAR = 4
_CLOSING = frozenset('"”»')
_YEAR_HEADS = frozenset({"عام", "العام", "سنه", "السنه", "لعام", "لسنه"})
_PHONE_PARTS = 3
# A list of more days than these names no dates.
_DAYS = 6


class NumberReader(TailReader):
    """Reads single numbers, with what tells them from names, dates and labels."""

    def number(self, at: int) -> Number | None:
        """The number at a word; None for dates, telephone numbers and the like."""
        return None if self.skipped(at) else super().number(at)

    def skipped(self, at: int) -> int | None:
        """The word after a chain of figures that is no amount: 20-5-2020, 1995-01, +1 222 2222, 192.168.1.2."""
        if self.words[at].kind != "number":
            return None
        end, parts = at + 1, 1
        while self.form(end) in _DASHES and self.is_digits(end + 1) and self.is_joined(end):
            end, parts = end + 2, parts + 1
        dated = parts == 2 and len(self.form(at)) == _YEAR and len(self.form(at + 2)) <= 2
        if parts >= _PHONE_PARTS or (dated and self.form(at + 1) != "/"):
            return end
        read = read_figures(self.words, at, self.stop)
        return read.last if read.value is None else self.phone(at) or self.list_number(at)

    def is_joined(self, at: int) -> bool:
        """Whether a dash or slash joins figures: without spaces, or a slash with spaces on both sides."""
        return (self.touches(at - 1) and self.touches(at)) or self.form(at) == "/"

    def phone(self, at: int) -> int | None:
        """+1 222 2222: a sign and figures in groups that are no thousands."""
        if self.form(at - 1) != "+" or not self.is_digits(at + 1):
            return None
        end = at + 1
        while self.is_digits(end):
            end += 1
        return None if all(self.form(n) == "000" for n in range(at + 1, end)) else end

    def list_number(self, at: int) -> int | None:
        """1- and 1. at the start of a line, before its text."""
        marked = at == self.first and self.form(at + 1) in _LIST_MARKS and at + 2 < self.stop
        return at + 2 if marked and self.words[at + 2].kind == "arabic" else None

    def is_digits(self, at: int) -> bool:
        """Whether figures stand at a word."""
        return self.first <= at < self.stop and self.words[at].kind == "number"

    def is_name(self, number: Number) -> bool:
        """True in names and behind labels (المادة 4), but not before a measure (طريق 29 كم)."""
        if super().is_name(number):
            return not self.is_measured(number)
        at = number.first
        opened = self.form(at - 1) == "(" and self.form(at + 1) == ")"
        label = at - 2 if opened else at - 1
        in_figures = self.words[number.last - 1].kind == "number"
        return self.is_listed(label, unit_words("labels")) and in_figures and not self.is_measured(number)

    def is_measured(self, number: Number) -> bool:
        """Whether a measure follows a number."""
        named = unit_at(self.words, number.last, self.stop)
        return bool(named and named.unit.kind == "measure")

    def is_weak(self, number: Number) -> bool:
        """Words of other meanings (متين, نص, صفر): numbers with a unit or a numeral, or where nothing else stands."""
        word = self.words[number.first]
        single = number.value == 1 and number.last == number.first + 1 and word.kind == "arabic"
        if single and (self.form(number.first - 1).removeprefix("و") in ("كل", "اي") or self.form(number.last) == "من"):
            return True  # كل واحد, واحدة من أقرب الحلفاء
        if number.last > number.first + 1 or word.form[number.skip :] not in numerals().words["weak"]:
            return False
        named = unit_at(self.words, number.last, self.stop)
        return not (named and named.unit.kind in {*MEASURES, "percent"}) and not self.stands_alone(
            number.first, number.last
        )

    def stands_alone(self, first: int, last: int) -> bool:
        """Whether nothing but marks and ends parts words first..last from the rest."""
        before = first == self.first or self.words[first - 1].kind == "mark"
        return before and (last >= self.stop or self.words[last].kind == "mark")

    def is_safar(self, number: Number) -> bool:
        """صفر is a month too: beside a day's number, شهر or a year."""
        if number.value or self.words[number.first].kind == "number":
            return False
        return self.is_digits(number.first - 1) or self.is_digits(number.last) or self.form(number.first - 1) == "شهر"

    def is_date(self, number: Number) -> bool:
        """A bare number beside a month, or a year: 20 مايو 2023, عام 1948."""
        at, last = number.first, number.last
        if self.words[last - 1].kind != "number" or last > at + 1:
            spelled_year = self.form(at - 1).removeprefix("و") in _YEAR_HEADS and 1000 <= number.value <= 2200
            return spelled_year or (number.value <= 31 and self.of_month(last))
        if self.of_month(last) or self.is_month(at - 1) or self.is_day_in_list(last):
            return True
        if self.form(at - 1).removeprefix("و") in unit_words("day_words") and number.value <= 31:
            return True
        year = len(self.form(at)) == _YEAR and 1000 <= number.value <= 2200
        if year and (self.form(at - 1).removeprefix("و") in unit_words("year_words") or self.form(at - 1) == "("):
            return True
        recent = year and 1900 <= number.value < 2100
        plain = not self.is_everything(at, last) and self.bound(number, False)[0] == "exact"
        return recent and plain and not self.is_counting(last)

    def is_counting(self, at: int) -> bool:
        """Whether a noun counted seems to follow: an indefinite one in ة or an accusative (2000 تفاحة)."""
        if not self.first <= at < self.stop or self.form(at) in unit_words("not_counted"):
            return False
        written = self.words[at].bare
        return written.endswith(("ة", "ا")) and not written.startswith(("ال", "و"))

    def is_year(self, number: Number) -> bool:
        """A year whatever follows: behind a month or عام (18 أكتوبر 2025 جولة جديدة)."""
        at = number.first
        figures = number.last == at + 1 and self.words[at].kind == "number" and len(self.form(at)) == _YEAR
        return figures and (self.is_month(at - 1) or self.form(at - 1).removeprefix("و") in _YEAR_HEADS)

    def of_month(self, at: int) -> bool:
        """Behind a day: مايو, من مايو, من الشهر, /مايو."""
        if self.form(at) in ("من", "/"):
            return self.is_month(at + 1) or self.form(at + 1) == "الشهر"
        return self.is_month(at)

    def is_day_in_list(self, at: int) -> bool:
        """19 و20 من يونيو, الـ19 والـ20 من يونيو: another day behind و."""
        for end in range(at, at + 2 * _DAYS, 2):
            if self.form(end) not in ("و", "وال") or not self.is_digits(end + 1):
                return False
            if self.of_month(end + 2):
                return True
        return False

    def is_weekday(self, number: Number) -> bool:
        """الاثنين is a day, unless a definite noun stands before (الطرفين الاثنين)."""
        word, before = self.words[number.first], self.form(number.first - 1)
        single = number.definite and number.last == number.first + 1
        return single and number.value == 2 and word.kind == "arabic" and not before.endswith(("ين", "ان"))

    def is_title(self, number: Number) -> bool:
        """The number of a name in quotation marks: "قوة سيبيريا 2"."""
        at = number.first
        quoted = number.last == at + 1 and self.words[at].kind == "number" and self.form(number.last) in _CLOSING
        return quoted and at > self.first and self.words[at - 1].kind in ("arabic", "latin")

    def is_everything(self, first: int, last: int) -> bool:
        """Whether the line holds nothing else but a mark behind."""
        return first == self.first and (
            last >= self.stop or (last + 1 == self.stop and self.words[last].kind == "mark")
        )

    def is_month(self, at: int) -> bool:
        """Whether a month is named at a word."""
        if not self.first <= at < self.stop:
            return False
        word = self.words[at]
        found = (sense for sense in senses(word.form, word.bare) if sense.kind in _MONTHS)
        return any(all(self.form(at + 1 + n) == form for n, form in enumerate(one.rest)) for one in found)
