"""Quantities of news: a number with its unit, and how exact it is said to be.

A number without a unit that is known stays silent: years, articles of treaties, scores, list numbers and names of
weapons are no quantities.  What stands inside a time expression is none either.  The grammar is `quantity_grammar`'s.

>>> from waqai.model import Span
>>> text = "قدمت ألمانيا نحو 28 مليار يورو وما لا يقل عن عشرين دبابة."
>>> doc = Document.of(text, [Span(0, len(text))])
>>> [(q.value, q.unit, q.bound, text[q.span.start:q.span.end]) for q in find_quantities(doc, ())]
[(28000000000, 'EUR', 'about', 'نحو 28 مليار يورو'), (20, 'tank', 'at_least', 'ما لا يقل عن عشرين دبابة')]
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.quantity_grammar import LENGTHS, SPEED, Read
from waqai.extract.quantity_tails import TailReader
from waqai.model import Quantity, Span, Time
from waqai.text.document import Document


def find_quantities(doc: Document, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The quantities of a document; what stands inside a time expression is none."""
    busy = {at for time in times for at in range(*doc.range_of(time.span))}
    found = [
        read for sentence in doc.sentences for read in TailReader(doc.words, sentence.first, sentence.last, busy).read()
    ]
    codes = named_currencies(found)
    return tuple(_quantity(doc, n, read, codes) for n, read in enumerate(found, 1))


def named_currencies(found: Sequence[Read]) -> dict[str, set[str]]:
    """For each currency noun the codes that the article gives it somewhere (دينار عراقي)."""
    codes: dict[str, set[str]] = {}
    for read in found:
        if read.unit.noun and read.unit.name != read.unit.noun:
            codes.setdefault(read.unit.noun, set()).add(read.unit.name)
    return codes


def unit_of(read: Read, codes: dict[str, set[str]]) -> str:
    """The name of an amount's unit: a currency noun takes the only country that the text gives it."""
    unit = read.unit.name
    named = codes.get(unit, set())
    if read.unit.noun == unit and len(named) == 1:
        unit = next(iter(named))
    return f"{unit} {SPEED}" if read.rate == SPEED and unit in LENGTHS else unit


def _quantity(doc: Document, number: int, read: Read, codes: dict[str, set[str]]) -> Quantity:
    of = doc.text[doc.words[read.of[0]].start : doc.words[read.of[1] - 1].end] if read.of else None
    span = Span(doc.start_of(read.first, read.skip), doc.words[read.last - 1].end)
    unit = unit_of(read, codes)
    return Quantity(f"q{number}", span, read.value, read.value_to, unit, read.bound, of, f"quantity.{read.unit.kind}")
