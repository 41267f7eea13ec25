"""One sentence's words with their time senses: what the readers of time expressions look at."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from waqai.knowledge.numerals import numerals
from waqai.knowledge.times import Sense, Value, parted_senses, word_list
from waqai.text.numerals import Number, Ordinal, digits, read_number, read_ordinal
from waqai.text.words import Word

_ARTICLE = frozenset({"ال", "وال", "بال", "لل", "فال"})
_JOINERS = frozenset({"و", "ب", "ل", "ف"})
_ERA = frozenset({"م", "ميلادي", "ميلاديه", "للميلاد"})
HIJRI_SIGNS = frozenset({"ه", "هجري", "هجريه", "للهجره"})
_BESIDE = frozenset({"/", "-", "("})
# Figures of four that are Hijri years where nothing else is said: those from 1451 on are years long past.
HIJRI_YEARS = range(1300, 1451)
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
# A year in words begins with its thousand; ألفي is two thousand of something.
_THOUSANDS = frozenset({"الف", "الفين", "الفان", "الفا"})


class Line:
    """The words from `first` to `stop` of a document, one sentence.  All positions count in the document's words.
    `loose`: the text is short and about times (a question, a field of a form), so that bare hours, days and parts of
    the day count, which in news mean other things."""

    def __init__(self, words: Sequence[Word], first: int, stop: int, loose: bool = False) -> None:
        self.words = words
        self.first = first
        self.stop = stop
        self.loose = loose
        self._known: dict[int, tuple[Sense, ...]] = {}
        self.memo: dict[Any, Any] = {}

    def form(self, at: int) -> str:
        """The folded word at `at`, "" outside the sentence."""
        return self.words[at].form if self.first <= at < self.stop else ""

    def senses(self, at: int) -> tuple[Sense, ...]:
        """All senses of the word at `at`, those of several words where all of them stand there."""
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._live(at) if self.first <= at < self.stop else ()
        return found

    def _live(self, at: int) -> tuple[Sense, ...]:
        """The senses whose further words stand behind the word."""
        found = parted_senses(self.words[at].form, self.words[at].bare)
        longer = found.longer.get(self.form(at + 1)) if found.longer else None
        if longer is None:
            return found.alone
        return (*(one for one in longer if self._goes_on(at, one.rest)), *found.alone)

    def sense(self, at: int, kind: str, prefixes: Collection[str] | None = None) -> tuple[Sense, int] | None:
        """The longest sense of a kind at `at`, with the word after it; `prefixes` limits what may be cut off."""
        found = self.senses(at)
        if not found:
            return None
        best: tuple[Sense, int] | None = None
        for one in found:
            if one.kind == kind and (prefixes is None or one.prefix in prefixes):
                last = at + 1 + len(one.rest)
                if best is None or last > best[1]:
                    best = one, last
        return best

    def _goes_on(self, at: int, rest: tuple[str, ...]) -> bool:
        return all(self.form(at + 1 + n) == form for n, form in enumerate(rest))

    def value(self, at: int, kind: str) -> tuple[Value, int] | None:
        """The value and the end of a sense of a kind, whatever was cut off."""
        found = self.sense(at, kind)
        return (found[0].value, found[1]) if found else None

    def number(self, at: int, stop: int | None = None) -> Number | None:
        """The number at `at`, read no further than `stop`; an article before digits (الـ19) belongs to it."""
        end = self.stop if stop is None else min(stop, self.stop)
        if self.form(at) in _ARTICLE and self.form(at + 1)[:1].isdecimal():
            found = read_number(self.words, at + 1, numerals(), end)
            return found._replace(first=at, definite=True) if found else None
        return read_number(self.words, at, numerals(), end)

    def plain(self, at: int) -> tuple[int, int] | None:
        """A whole number in digits at `at` (الـ19 too), with the word after it."""
        if self.form(at) in _ARTICLE or (self.form(at) in _JOINERS and self._touches(at)):
            at += 1
        form = self.form(at)
        return (int(form), at + 1) if form.isdecimal() and len(form) <= 4 else None

    def ordinal(self, at: int, stop: int | None = None) -> Ordinal | None:
        """The ordinal at `at`, read no further than `stop`."""
        return read_ordinal(self.words, at, numerals(), self.stop if stop is None else min(stop, self.stop))

    def _touches(self, at: int) -> bool:
        return at + 1 < self.stop and self.words[at].end == self.words[at + 1].start

    def touching(self, first: int, last: int) -> bool:
        """True where no white space parts the words first..last."""
        return all(self._touches(at) for at in range(first, last - 1))

    def past_to(self, at: int) -> int:
        """The word behind إلى, حتى or a dash at `at`; إلى غاية is two words."""
        return at + 1 + (self.form(at + 1) == "غايه")

    def listed(self, at: int, section: str, name: str = "words") -> bool:
        """True where the word at `at` is in a word list of the data."""
        form, words = self.form(at), word_list(section, name)
        return form in words or (form[:1] == "و" and form[1:] in words)

    def ends(self, at: int) -> bool:
        """True where no word follows: the sentence's end or a mark."""
        return at >= self.stop or self.words[at].kind == "mark"

    def starts(self, at: int) -> bool:
        """True where no word stands before: the sentence's start or a mark."""
        return at <= self.first or self.words[at - 1].kind == "mark"

    def whole(self, first: int, last: int) -> bool:
        """True where the words first..last are all that the sentence says."""
        if first - self.first + self.stop - last > _MARKS_AROUND:
            return False
        around = (*range(self.first, first), *range(last, self.stop))
        return all(self.words[at].kind == "mark" for at in around)

    def year(self, at: int) -> tuple[int, int] | None:
        """A year in digits at `at`, with the word after it; a sign of the era (م، ميلادي) belongs to it."""
        form = self.form(at)
        if not (form.isdecimal() and len(form) == 4 and _FIRST_YEAR <= int(form) < _LAST_YEAR):
            return None
        return int(form), at + 1 + (self.form(at + 1) in _ERA)

    def spelled_year(self, at: int) -> tuple[int, int] | None:
        """A year in words (ألفين وأربعة عشر), with the word after it."""
        if self.form(at).removeprefix("ال") not in _THOUSANDS and self.form(at) not in _THOUSANDS:
            return None
        number = self.number(at)
        if number is None or number.value != int(number.value) or not _FIRST_YEAR < number.value < _LAST_YEAR:
            return None
        return int(number.value), number.last + (self.form(number.last) in _ERA)

    def is_hijri(self, year: int, last: int) -> bool:
        """True for a year in figures, read up to `last`, that only the Hijri calendar can mean in a text of today: no
        sign of the other era, no Hijri year beside it (سنة 1448/ 852هـ)."""
        if year not in HIJRI_YEARS or self.form(last - 1) in _ERA:
            return False
        beside = self.form(last) in _BESIDE and self.form(last + 1).isdecimal()
        return not (beside and any(self.form(at) in HIJRI_SIGNS for at in range(last + 2, last + 5)))

    def headed(self, at: int, section: str, name: str) -> bool:
        """As `listed`, of a word with any proclitic (بحي)."""
        form = self.form(at)
        return self.listed(at, section, name) or (form[:1] in _JOINERS and form[1:] in word_list(section, name))

    def amount(self, at: int) -> float | None:
        """The value of digits at `at`."""
        return digits(self.form(at))


_MARKS_AROUND = 6
Answer = TypeVar("Answer")
Rest = ParamSpec("Rest")


def remembered(
    reader: Callable[Concatenate[Line, int, Rest], Answer],
) -> Callable[Concatenate[Line, int, Rest], Answer]:
    """A reader that keeps its answers in the line: several rules ask for the same date or hour at one place."""

    @functools.wraps(reader)
    def asked(line: Line, at: int, *rest: Rest.args, **more: Rest.kwargs) -> Answer:
        key = (reader, at, *rest, *more.values())
        if key not in line.memo:
            line.memo[key] = reader(line, at, *rest, **more)
        found: Answer = line.memo[key]
        return found

    return asked  # type: ignore[return-value]  # the names of its parameters differ, no more
