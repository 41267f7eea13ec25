"""Every amount of any text: numbers, ordinals, money, percent, measures, counts of people and things, with spans.

This is Waqai's reading of numbers as a library of its own: it knows no articles and no dates.  A mention holds the
value, for a range both ends, the unit (ISO 4217, `percent`, `person` or an English singular), how exact the text says
it is, and the numerals themselves.  Reading is linear in the length of the text.

>>> text = "ارتفع العدد من 250 إلى 300 ألف نسمة، بزيادة نحو 20 بالمئة، وكلف ذلك مليوني دولار ونصف المليون."
>>> for one in quantities(text):
...     print(one.kind, one.value, one.value_to, one.unit, one.bound)
count 250000 300000 person range
percent 20 None percent about
money 2500000.0 None USD exact
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from waqai.extract.amount_grammar import AmountReader
from waqai.extract.quantities import named_currencies, unit_of
from waqai.extract.quantity_grammar import Read
from waqai.model import Bound, Span
from waqai.text.document import Document
from waqai.text.numerals import Ordinal, Value
from waqai.text.words import Word, start_of, words_of

Kind = Literal["number", "ordinal", "percent", "money", "measure", "count", "duration"]
_KINDS: dict[str, Kind] = {
    "money": "money", "minor": "money", "measure": "measure", "percent": "percent", "person": "count", "thing": "count",
    "occurrence": "count", "duration": "duration", "number": "number",
}  # fmt: skip


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
_TORN = ("number", "mark", "number")
# What the suites call some units.
_SUITE_UNITS = {
    "centimetre": "centimeter", "millimetre": "millimeter", "decimetre": "decimeters", "cup (measure)": "cup",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: where it stands, and its value."""

    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class TextQuantity:
    """One amount of a text, and its words.

    `value` is the number, the lower end of a range (`value_to` the upper) or the bound that `bound` speaks of; `unit`
    is "" for a bare number; `core` leaves out the words of the bound; `of` is what was counted.  `ambiguous` says that
    a definite numeral may count or order (العشرون): the other reading comes beside it."""

    span: Span
    text: str
    kind: Kind
    value: Value
    value_to: Value | None
    unit: str
    bound: Bound
    core: Span
    numerals: tuple[Numeral, ...]
    of: Span | None = None
    ambiguous: bool = False


def quantities(text: str) -> tuple[TextQuantity, ...]:
    """Every amount of a text, by place.

    >>> [(one.value, one.unit, one.bound) for one in quantities("صدرت نحو 40 ألف طن من القمح")]
    [(40000, 'ton', 'about')]
    """
    return _read(text, _lines(text))


def quantities_of(doc: Document, taken: Sequence[Span] = ()) -> tuple[TextQuantity, ...]:
    """Every amount of a document whose words are known already; none begins in what is `taken` (its times, say)."""
    return _read(doc.text, ((doc.words, sentence.first, sentence.last) for sentence in doc.sentences), taken)


def _read(
    text: str, stretches: Iterable[tuple[Sequence[Word], int, int]], taken: Sequence[Span] = ()
) -> tuple[TextQuantity, ...]:
    found: list[tuple[Sequence[Word], Read]] = []
    ranks: list[TextQuantity] = []
    busy: list[tuple[int, int]] = list(taken)
    if "://" in text or "www." in text:
        busy.extend(match.span() for match in _ADDRESS.finditer(text))
    busy.sort()
    for words, first, stop in stretches:
        reader = AmountReader(words, first, stop, _inside(words, first, stop, busy))
        found.extend((words, read) for read in reader.read())
        ranks.extend(_ordinal(text, words, rank) for rank in reader.ranks)
    codes = named_currencies([read for _, read in found])
    amounts = [_amount(text, words, read, codes) for words, read in found]
    return tuple(sorted((*amounts, *ranks), key=lambda one: (one.span, one.kind)))


def _inside(words: Sequence[Word], first: int, stop: int, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words of first..stop that stand in spans which hold no amount (in their order): web addresses, what is taken.

    >>> sorted(_inside(words_of("a b c d"), 0, 4, [(0, 1), (4, 7)]))
    [0, 2, 3]
    """
    if not spans or first == stop:
        return frozenset()
    near = bisect.bisect_left(spans, (words[first].start, 0))
    beyond = bisect.bisect_left(spans, (words[stop - 1].end, 0))
    starts = [words[at].start for at in range(first, stop)]
    within = (
        range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))
        for start, end in spans[max(0, near - 1) : beyond]
    )
    return frozenset(first + at for part in within for at in part)


def _lines(text: str) -> Iterator[tuple[list[Word], int, int]]:
    """The words of each line: no amount goes over a line's end."""
    start = 0
    marked = _INVISIBLE.search(text) is not None
    for line in text.splitlines(keepends=True):
        words = words_of(text, start, start + len(line))
        if marked:
            words = _rejoined(text, words)
        yield words, 0, len(words)
        start += len(line)


def _rejoined(text: str, words: list[Word]) -> list[Word]:
    """The words, with figures joined again where direction marks tear them apart (25799 , 52 on many pages)."""
    found: list[Word] = []
    for word in words:
        found.append(word)
        if len(found) < len(_TORN) or tuple(one.kind for one in found[-3:]) != _TORN:
            continue
        one, sign, two = found[-3:]
        if sign.bare in ",.٫٬" and _is_torn(text[one.end : sign.start]) and _is_torn(text[sign.end : two.start]):
            form = f"{one.form}{sign.bare}{two.form}"
            found[-3:] = [Word(one.start, two.end, form, form, "number")]
    return found


def _is_torn(gap: str) -> bool:
    return gap == "" or _INVISIBLE.fullmatch(gap) is not None


def _amount(text: str, words: Sequence[Word], read: Read, codes: dict[str, set[str]]) -> TextQuantity:
    numbers = tuple(
        Numeral(Span(start_of(text, words[n.first], _cut(words, n.first, n.skip)), words[n.last - 1].end), n.value)
        for n in read.numbers
    )
    end = words[read.last - 1].end
    span = Span(start_of(text, words[read.first], _cut(words, read.first, read.skip)), end)
    bounded = numbers and read.bound not in ("exact", "range")
    core = Span(max(span.start, numbers[0].span.start), end) if bounded else span
    of = Span(words[read.of[0]].start, words[read.of[1] - 1].end) if read.of else None
    unit = unit_of(read, codes)
    kind, written = _KINDS[read.unit.kind], text[span.start : span.end]
    return TextQuantity(span, written, kind, read.value, read.value_to, unit, read.bound, core, numbers, of)


def _cut(words: Sequence[Word], at: int, skip: int) -> int:
    """What is left out of a first word: its proclitics but the article."""
    form = words[at].form
    return skip - 2 if skip >= 2 and form[:skip].endswith("ال") else skip


def _ordinal(text: str, words: Sequence[Word], rank: Ordinal) -> TextQuantity:
    span = Span(start_of(text, words[rank.first], _cut(words, rank.first, rank.skip)), words[rank.last - 1].end)
    written = text[span.start : span.end]
    return TextQuantity(span, written, "ordinal", rank.value, None, "", "exact", span, (), None, rank.cardinal)


def as_mentions(amounts: Sequence[TextQuantity]) -> list[dict[str, Any]]:
    """Amounts as plain dictionaries in the flat form of other libraries' test suites: every numeral, and what is made
    of it; several may lie over one another.

    >>> [(m["type"], m["value"]) for m in as_mentions(quantities("أكثر من 20 دولارا"))]
    [('number', 20), ('number_range', 20), ('money', 20)]
    """
    return [mention for amount in amounts for mention in _mentions(amount)]


def _mentions(amount: TextQuantity) -> Iterator[dict[str, Any]]:
    if amount.kind == "ordinal":
        yield _mention(amount.span, "ordinal", amount.value)
        return
    if amount.kind == "percent":
        yield _mention(amount.core, "percent", amount.value)
        yield _mention(amount.core, "number", amount.value / 100)
    else:
        yield from (_mention(one.span, "number", one.value) for one in amount.numerals)
    unit = _SUITE_UNITS.get(amount.unit, amount.unit)
    more: dict[str, Any] = {"bound": amount.bound, "unit": unit}
    if amount.value_to is not None:
        more["value_to"] = amount.value_to
    if amount.bound in ("at_least", "at_most", "range") or amount.value_to is not None:
        end = amount.span.end if amount.kind == "number" else max(one.span.end for one in amount.numerals)
        yield {**_mention(Span(amount.span.start, end), "number_range", amount.value), **more}
    if amount.kind in ("money", "measure"):
        kind = "quantity" if amount.kind == "measure" else "money"
        end = amount.of.end if kind == "quantity" and amount.of else amount.span.end
        yield {**_mention(Span(amount.span.start, max(end, amount.span.end)), kind, amount.value), **more}


def _mention(span: Span, kind: str, value: Value) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "type": kind, "value": value}
