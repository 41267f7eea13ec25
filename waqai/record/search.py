"""Search: from the words of a query to ranked articles, and back to the places in their pages.

Articles are ranked by the word index (`ranking`); only the articles that are shown are read again for
the places of their words.  All units of the query (words, phrases in quotation marks) are wanted; where no article
holds them all, those that hold the most come.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.model import Span, UsageError
from waqai.record.language import Language, Token

_PHRASE = re.compile('["«“”](.{1,500}?)["»”“]')
SNIPPET_BEFORE, SNIPPET_AFTER = 60, 180
# A particle of the query is cut only where the record holds the rest this many times as often as a word of its own:
# وموسكو is looked for as موسكو, too, وزير never as زير.
CUT_WHEN_COMMONER = 2


class Unit(NamedTuple):
    """One wanted thing: a word, or the words of a phrase; for each word the forms in which it may stand."""

    words: tuple[frozenset[str], ...]


class Place(NamedTuple):
    """Where one unit stands in a page."""

    unit: int
    span: Span


def units_of(query: str, language: Language) -> tuple[Unit, ...]:
    """What a query asks for."""
    units: list[Unit] = []
    at = 0
    for match in _PHRASE.finditer(query):
        units.extend(_words(language.tokens(query, at, match.start())))
        units.extend(_phrase(language.tokens(query, match.start(1), match.end(1))))
        at = match.end()
    units.extend(_words(language.tokens(query, at, len(query))))
    if not units:
        raise UsageError("the search holds no word; give one, or a phrase in quotation marks")
    return tuple(dict.fromkeys(units))


def _words(tokens: Sequence[Token]) -> list[Unit]:
    return [Unit((frozenset((token.form, token.plain)),)) for token in tokens]


def _phrase(tokens: Sequence[Token]) -> list[Unit]:
    if len(tokens) == 1:
        return _words(tokens)
    return [Unit(tuple(frozenset((token.form,)) for token in tokens))] if tokens else []


def possible_stems(query: str, language: Language) -> dict[str, tuple[str, ...]]:
    """The words of a query that may begin with a particle, with what would be left of them."""
    return {token.form: token.stems for token in language.tokens(query, 0, len(query)) if token.stems}


def widened(
    units: Sequence[Unit],
    stems: Mapping[str, tuple[str, ...]],
    counted: Callable[[Sequence[str]], Mapping[str, int]],
) -> list[Unit]:
    """The units, with those stems of each word that the record holds much more often than the word; `counted` says in
    how many articles forms stand as whole words.  Words of phrases stay as they are."""
    may_be = {form for unit in units if len(unit.words) == 1 for form in unit.words[0]}
    articles = counted(sorted(may_be.union(*(stems.get(form, ()) for form in may_be))))
    return [_widened(unit, stems, articles) for unit in units]


def _widened(unit: Unit, stems: Mapping[str, tuple[str, ...]], articles: Mapping[str, int]) -> Unit:
    if len(unit.words) > 1:
        return unit
    forms = unit.words[0]
    found = max(articles[form] for form in forms)
    more = {stem for form in forms for stem in stems.get(form, ()) if articles[stem] > CUT_WHEN_COMMONER * found}
    return Unit((forms | more,))


def as_parameters(units: Sequence[Unit]) -> dict[str, list[int] | list[str]]:
    """The units as the columns that `articles_with.sql` takes."""
    rows = [
        (number, word, form)
        for number, unit in enumerate(units)
        for word, forms in enumerate(unit.words)
        for form in sorted(forms)
    ]
    names = ("units", "words", "forms")
    return dict(zip(names, (list(column) for column in zip(*rows, strict=True)), strict=True))


class Finder:
    """Finds where the units of a query stand in articles.  Hardly any word of a text is wanted: what one may be is
    looked up once, by its letters as they are written, and where it stands is counted only where one is wanted."""

    def __init__(self, units: Sequence[Unit], language: Language) -> None:
        self._lengths = [len(unit.words) for unit in units]
        self._steps = [(n, step, forms) for n, unit in enumerate(units) for step, forms in enumerate(unit.words)]
        self._language = language
        self._known: set[str] = set()
        self._no_words: set[str] = set()
        self._serving: dict[str, list[tuple[int, int]]] = {}

    def places(self, text: str, parts: Iterable[Span]) -> tuple[Place, ...]:
        """Every place in the paragraphs of a page where a unit stands, in order."""
        found: set[Place] = set()
        for part in parts:
            found.update(self._places(text, part))
        return tuple(sorted(found, key=lambda place: (place.span, place.unit)))

    def _places(self, text: str, part: Span) -> Iterator[Place]:
        """The places in one paragraph.  Most hold none, and cost no more than their parting into words."""
        pieces = self._language.parted(text, part.start, part.end)
        words = pieces[1::2]
        for written in set(words).difference(self._known):
            self._know(written)
        if self._serving.keys().isdisjoint(words):
            return
        found = list(self._in_order(words))
        until = 2 * max((last for _, _, last in found), default=-1) + 2
        starts = list(itertools.accumulate(map(len, pieces[:until]), initial=part.start))
        for unit, first, last in found:
            yield Place(unit, Span(starts[2 * first + 1], starts[2 * last + 2]))

    def _know(self, written: str) -> None:
        """Notes which words of which units a word of the text may be; letters that make no word stand nowhere."""
        self._known.add(written)
        terms = self._language.terms(written)
        if terms is None:
            self._no_words.add(written)
        elif serves := [(unit, step) for unit, step, forms in self._steps if not forms.isdisjoint(terms)]:
            self._serving[written] = serves

    def _in_order(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """The units that stand among words that follow one another, each with the numbers of its first and last."""
        serving = self._serving
        for at in [at for at, written in enumerate(words) if written in serving]:
            for unit in (unit for unit, step in serving[words[at]] if step == 0):
                last = at if self._lengths[unit] == 1 else self._last(unit, words, at)
                if last is not None:
                    yield unit, at, last

    def _last(self, unit: int, words: Sequence[str], at: int) -> int | None:
        """The number of a phrase's last word, where the others follow its first one."""
        following = (n for n in range(at + 1, len(words)) if words[n] not in self._no_words)
        rest = list(itertools.islice(following, self._lengths[unit] - 1))
        goes_on = all((unit, step) in self._serving.get(words[n], ()) for step, n in enumerate(rest, 1))
        return rest[-1] if goes_on and len(rest) == self._lengths[unit] - 1 else None

    def holds(self, text: str) -> bool:
        """True when every unit stands in the text."""
        found = {place.unit for place in self.places(text, [Span(0, len(text))])} if self._lengths else set()
        return len(found) == len(self._lengths)


def snippet_of(text: str, parts: Sequence[Span], places: Sequence[Place]) -> Span:
    """The piece of one paragraph that shows the most units, cut between words."""
    if not places:
        first = min(parts, default=Span(0, 0))
        return _cut(text, first, first.start)
    best = places[_best(places)]
    part = next((part for part in parts if part.start <= best.span.start < part.end), best.span)
    return _cut(text, part, best.span.start)


def _best(places: Sequence[Place]) -> int:
    """Which place the piece that shows the most units begins with, the first of several."""
    best, most, all_units = 0, 0, len({place.unit for place in places})
    for at in range(len(places)):
        shown = _shown(places, at)
        if shown > most:
            best, most = at, shown
        if most == all_units:
            break
    return best


def _shown(places: Sequence[Place], at: int) -> int:
    """How many units a piece of the page shows that begins with a place; they come in order."""
    end = places[at].span.start + SNIPPET_AFTER
    units: set[int] = set()
    for place in itertools.islice(places, at, None):
        if place.span.start > end:
            break
        if place.span.end <= end:
            units.add(place.unit)
    return len(units)


def _cut(text: str, part: Span, at: int) -> Span:
    start, end = max(part.start, at - SNIPPET_BEFORE), min(part.end, at + SNIPPET_AFTER)
    while start > part.start and start < at and not text[start - 1].isspace():
        start += 1
    while end < part.end and end > at and not text[end].isspace():
        end -= 1
    return Span(start, end if end > at else min(part.end, at + SNIPPET_AFTER))
