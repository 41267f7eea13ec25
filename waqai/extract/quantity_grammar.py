"""The grammar of amounts: a number or a range with its bound, its unit, what it counts and its rate.

Two readers share it.  `quantities` reads news: only a number with a unit is a quantity, and what stands in a time
expression is none.  `amounts` reads anything (`wide`): bare numbers, ordinals, lengths of time, exercises' bounds.

Not mistaken for amounts: names and labels (سو-57, القرار 2231, 5+1, Leopard 1A5), calibres (مدفع 155 ملم), figures
glued to letters that are no unit (3D), and counts that give no number (عشرات الآلاف), but where `wide` asks for them.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from typing import NamedTuple

from waqai.knowledge.numerals import numerals
from waqai.knowledge.times import word_list
from waqai.knowledge.units import Named, Unit, bounds, currency_codes, rates, signs, unit_at, unit_words
from waqai.model import Bound
from waqai.text.clitics import Cut, readings, stems_of
from waqai.text.numerals import Number, Value, read_number, sign_before, stands_free
from waqai.text.words import Word

_PERCENT = frozenset({"%", "٪"})
_DASHES = frozenset({"-", "–", "—"})
_PERSON = Unit("person", "person")
_PREFIXES = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب"})
# What may follow a bare count of people (مقتل 12 في غارة).
_AFTER_COUNT = frozenset(
    {"في", "علي", "بينهم", "من", "جراء", "اثر", "خلال", "بعد", "معظمهم", "غالبيتهم", "منهم", "بينها", "نتيجه", "بسبب"}
)
_COUNTED = ("person", "thing", "other")
_NOT_IN_NEWS = ("duration", "occurrence", "minor")
_BACK = 5
_LARGE = 1000
_MILLION = 1_000_000
_DUALS = frozenset({"الفا", "مليونا", "مليارا", "بليونا", "تريليونا"})
_SHORTEST_DUAL = 5
_DUAL_ENDS = ("ان", "ين")
_NEAR = 3
# A length in an hour is a speed, a unit of its own.
SPEED, LENGTHS = "per hour", frozenset({"kilometre", "mile", "metre", "knot"})


class Read(NamedTuple):
    """An amount read from words first..last (last not included).  `core` is where the number starts, without its
    bound; `numbers` are the numerals themselves."""

    first: int
    last: int
    skip: int
    value: Value
    value_to: Value | None
    unit: Unit
    bound: Bound
    of: tuple[int, int] | None = None
    rate: str = ""
    numbers: tuple[Number, ...] = ()


class QuantityReader:
    """Reads the amounts of one stretch of words, first..stop; `busy` words are none."""

    bound_phrases = bounds("bounds")
    range_words = frozenset({"الي", "او"})

    def __init__(self, words: Sequence[Word], first: int, stop: int, busy: Collection[int] = ()) -> None:
        self.words, self.first, self.stop = words, first, stop
        self.busy = busy
        self.found: list[Read] = []

    def form(self, at: int) -> str:
        """The folded word at `at`, "" outside the stretch."""
        return self.words[at].form if self.first <= at < self.stop else ""

    def touches(self, at: int) -> bool:
        """Whether nothing parts word `at` from the next."""
        return self.first <= at and at + 1 < self.stop and self.words[at].end == self.words[at + 1].start

    def read(self) -> list[Read]:
        """The amounts, in their order."""
        at, words, stop = self.first, self.words, self.stop
        while at < stop:
            at = self.step(at) if may_count(words[at].form) else at + 1
        return self.found

    def step(self, at: int) -> int:
        """Reads at one word; gives the word to go on with."""
        if at in self.busy:
            return at + 1
        number = self.number(at)
        if number is None:
            return self.dual(at)
        if number.vague or number.last - 1 in self.busy or self.is_name(number):
            return number.last
        return self.counted(number) or number.last

    def number(self, at: int) -> Number | None:
        """The number at a word, its sign and leading point with it."""
        word = self.words[at]
        if word.kind in ("mark", "latin"):
            return None
        number = read_number(self.words, at, numerals(), self.stop, wide=True)
        if number is None or word.kind != "number":
            return number
        sign, first = sign_before(self.words, at, self.first)
        if first == at and self.form(at - 1) in (".", "٫") and isinstance(number.value, float) and self.is_point(at):
            sign, first = sign_before(self.words, at - 1, self.first)
        return number._replace(value=sign * number.value, first=first)

    def is_point(self, at: int) -> bool:
        """Whether a decimal point stands right before the figures at `at` (.25)."""
        return self.touches(at - 1) and stands_free(self.words, at - 1, self.first)

    def is_name(self, number: Number) -> bool:
        """True inside a name or number of something: سو-35, القرار 2231, 5+1, 1A5."""
        at = number.first
        before = self.form(at - 1)
        if self.is_listed(at - 1, word_list("number_heads")) or before == "+" or self.form(at + 1) == "+":
            return True
        head = self.words[at - 2] if at - 2 >= self.first else None
        dashed = before in _DASHES and self.touches(at - 1)
        return (dashed and head is not None and head.kind not in ("number", "mark")) or self.is_glued(number.last - 1)

    def is_listed(self, at: int, words: Collection[str]) -> bool:
        """Whether a word, with or without proclitics, is in a list."""
        form = self.form(at)
        return any(stem in words for stem in stems_of(form))

    def is_glued(self, at: int) -> bool:
        """Figures with Latin letters at their side that are no unit's: 1A5, 3D."""
        if self.words[at].kind != "number":
            return False
        after = self.words[at + 1] if self.touches(at) else None
        unit = after and (after.form in currency_codes() or unit_at(self.words, at + 1, self.stop))
        return bool(after and after.kind == "latin" and not unit)

    def counted(self, number: Number) -> int | None:
        """A number, or a range of two, with its unit; the word after it, or None where there is no unit."""
        second = self.second(number)
        last = second or number
        named = self.unit(number, last)
        return None if named is None else self.keep(number, second, named)

    def keep(self, number: Number, second: Number | None, named: Named) -> int:
        """Keeps an amount; gives the word after it."""
        last = second or number
        bound, first = self.bound(number, second is not None)
        bound, end = self.bound_after(named.last, bound)
        value, value_to = _scaled(number.value * self.twice(number), second.value if second else number.value_to)
        rate, after = self.rate(end)
        of = self.of(named, last.last) or ((end, after) if after > end else None)
        of, end = self.of_rate(of, end, after), after
        skip = number.skip if first == number.first else self.lead(first)
        numbers = (number, second) if second else (number,)
        self.add(Read(first, end, skip, value, value_to, self.known(named.unit), bound, of, rate, numbers))
        return end

    def add(self, read: Read) -> None:
        """Keeps an amount."""
        self.found.append(read)

    def twice(self, number: Number) -> int:
        """2 for مليونا and ألفا right before what they count: a dual, since one million would be مليون."""
        return 2 if number.last == number.first + 1 and self.form(number.first)[number.skip :] in _DUALS else 1

    def second(self, number: Number) -> Number | None:
        """The second number of a range: 250 إلى 300, 85-90, بين 3 و5."""
        form, at = self.form(number.last), number.last + 1
        between = self.form(number.first - 1).removeprefix("و") == "بين"
        if form.startswith("و") and len(form) > 1 and between:
            at -= 1
        elif form not in _DASHES and form not in self.range_words and not (form == "و" and between):
            return None
        two = self.number(at) if at < self.stop else None
        if two is None or two.vague or not self.rises(number, two):
            return None
        return two

    def rises(self, one: Number, two: Number) -> bool:
        """Whether two numbers can be the ends of a range."""
        value, value_to = _scaled(one.value, two.value)
        return value_to is not None and value_to > value

    def unit(self, number: Number, last: Number) -> Named | None:
        """The unit after a number (or its sign before), people where a verb of casualties stands before."""
        sign = self.sign(number.first, last.last)
        if sign:
            return sign
        named = unit_at(self.words, last.last, self.stop) or self.partitive(last.last)
        if named and not self.fits(number, named):
            return None
        return named or self.people(number, last)

    def fits(self, number: Number, named: Named) -> bool:
        """False for what is a unit elsewhere: a dual, a march, a calibre; parts of people and things."""
        if named.two or self.is_march(named) or self.is_calibre(number, named):
            return False
        return named.unit.kind not in _NOT_IN_NEWS and not (number.value < 1 and named.unit.kind in _COUNTED)

    def sign(self, first: int, last: int) -> Named | None:
        """$ or € beside the number, % before it."""
        form, code = self.form(last), self.code_at(last)
        if code:
            return Named(Unit(code, "money"), last + 1)
        code = self.code_before(first) if self.words[first].kind != "arabic" else None
        if code:
            return unit_at(self.words, last, self.stop) or Named(Unit(code, "money"), last)
        before = self.form(first - 1) in _PERCENT and self.touches(first - 1)
        if before and (first < self.first + 2 or self.words[first - 2].kind != "number") and form not in _PERCENT:
            return Named(Unit("percent", "percent"), last)
        return None

    def code_before(self, at: int) -> str | None:
        """$ and EUR before the figures."""
        return self.code_at(at - 1)

    def code_at(self, at: int) -> str | None:
        """The currency of a sign or of a code in capitals."""
        form = self.form(at)
        if form in currency_codes() and self.words[at].bare.isupper():
            return form.upper()
        return signs().get(form)

    def partitive(self, at: int) -> Named | None:
        """من and a definite plural, or a plural in construct: 20 من الجنود, 20 من عناصر الحزب."""
        if self.form(at) != "من":
            return None
        named = unit_at(self.words, at + 1, self.stop, article=True)
        if named and named.unit.kind in _NOT_IN_NEWS:
            return None  # 20 من الشهر
        return named or self.construct(at + 1)

    def construct(self, at: int) -> Named | None:
        """People in construct: عناصر الحزب."""
        named = unit_at(self.words, at, self.stop)
        return named if named and named.unit.kind == "person" and not named.two else None

    def is_march(self, named: Named) -> bool:
        """Whether مسيرة is a march here, no drone."""
        return named.unit.name == "drone" and self.form(named.last) in unit_words("marches")

    def is_calibre(self, number: Number, named: Named) -> bool:
        """مدفع عيار 155 ملم: what kind of gun, not how much of anything."""
        before = range(max(self.first, number.first - _NEAR), number.first)
        return named.unit.name == "millimetre" and any(self.form(at) in unit_words("calibres") for at in before)

    def people(self, number: Number, last: Number) -> Named | None:
        """مقتل 12 في غارة: people, where nothing counted follows."""
        first = self.bound(number, False)[1]
        head = self.form(first - 1)
        if head.removeprefix("و") not in unit_words("casualties") and head not in unit_words("casualties"):
            return None
        after = self.form(last.last)
        ends = last.last >= self.stop or self.words[last.last].kind == "mark"
        if number.value >= _MILLION or not (ends or after in _AFTER_COUNT or after.startswith("و")):
            return None
        return Named(_PERSON, last.last) if after not in _PERCENT else None

    def known(self, unit: Unit) -> Unit:
        """آخرين: the unit of the quantity before it in the sentence, else people."""
        if unit.kind != "other":
            return unit
        before = self.found[-1].unit if self.found else _PERSON
        return before if before.kind in ("person", "thing") else _PERSON

    def lead(self, at: int) -> int:
        """The length of what is cut from the first word of a bound or range (وبين, بنحو)."""
        if self.form(at) in ("وبين", "ومن", "وما"):
            return 1
        match = next((m for m in self.bound_phrases.at(self.words, at, self.stop)), None)
        return match.length if match else 0

    def bound(self, number: Number, ranged: bool) -> tuple[Bound, int]:
        """The bound before a number, and where the quantity starts with it."""
        first = number.first - (self.code_before(number.first) is not None)
        if ranged:
            lead = self.form(first - 1).removeprefix("و") in ("بين", "من")
            return "range", first - lead
        for at in range(max(self.first, first - _BACK), first):
            for match in self.bound_phrases.at(self.words, at, self.stop):
                if match.last == first and match.prefix in _PREFIXES:
                    return match.value, at
        return "exact", first

    def bound_after(self, at: int, bound: Bound) -> tuple[Bound, int]:
        """A bound behind the noun: على الأقل, تقريبا."""
        if bound != "exact" or at >= self.stop:
            return bound, at
        for match in bounds("bounds_after").at(self.words, at, self.stop):
            if self.form(match.last) != "من":
                return match.value, match.last
        return bound, at

    def rate(self, at: int) -> tuple[str, int]:
        """per barrel, per day ... right after the unit; no time with a number of its own (في اليوم الأول)."""
        match = next(iter(rates().at(self.words, at, self.stop)), None) if at < self.stop else None
        if match is None or match.length or (match.last > at + 1 and self.form(match.last).startswith("ال")):
            return "", at
        return match.value, match.last

    def of_rate(self, of: tuple[int, int] | None, end: int, after: int) -> tuple[int, int] | None:
        """What was counted, with the rate where one stands right behind it."""
        if of is None or of[1] < end:
            return of
        return of[0], after if of[1] == end else self.rate(of[1])[1]

    def of(self, named: Named, after: int) -> tuple[int, int] | None:
        """What was counted: the noun itself, or of a measure what من names."""
        if named.unit.kind in ("person", "thing"):
            start = after + (self.form(after) == "من")
            return (start, named.last) if named.last > start else None
        if self.form(named.last) == "من" and self.form(named.last + 1).startswith("ال"):
            return named.last + 1, named.last + 2
        return None

    def dual(self, at: int) -> int:
        """A dual that says two of a thing by itself: جنديين, صاروخان."""
        found = self.dual_at(at)
        if found:
            cut, named = found
            if named.unit.kind in _NOT_IN_NEWS:
                return at + 1
            of = (at, named.last) if named.unit.kind in ("person", "thing") else None
            self.add(Read(at, named.last, cut.length, 2, None, named.unit, "exact", of))
            return named.last
        return at + 1

    def dual_at(self, at: int) -> tuple[Cut, Named] | None:
        """The dual at a word, with what is cut off in front of it."""
        for cut in readings(self.words[at].form):
            if cut.stem in unit_words("not_duals"):
                return None
            if not may_be_dual(cut):
                continue
            near = [self.words[at]._replace(form=cut.stem), *self.words[at + 1 : min(at + _NEAR, self.stop)]]
            named = unit_at(near, 0)
            if named and named.two:
                return cut, named._replace(last=at + named.last)
        return None


def may_be_dual(cut: Cut) -> bool:
    """Whether a word, its proclitics cut, may say two of something."""
    return cut.prefix in _PREFIXES and len(cut.stem) >= _SHORTEST_DUAL and cut.stem.endswith(_DUAL_ENDS)


@functools.lru_cache(maxsize=32_000)
def may_count(form: str) -> bool:
    """Whether a number or a dual may begin with a folded word: most words are neither."""
    if form[:1].isdecimal() or not numerals().starts.isdisjoint(stems_of(form)):
        return True
    return form.endswith(_DUAL_ENDS) and any(map(may_be_dual, readings(form)))


def _scaled(value: Value, value_to: Value | None) -> tuple[Value, Value | None]:
    """The first number of a range takes over the second's magnitude: 250 إلى 300 مليار."""
    if value_to is None or value_to < _LARGE or value >= _LARGE:
        return value, value_to
    scale = _LARGE
    while scale * _LARGE <= value_to and value_to % (scale * _LARGE) == 0:
        scale *= _LARGE
    return (value * scale, value_to) if value * scale < value_to else (value, value_to)
