"""Search: from the words of a query to ranked articles, and back to the places in their pages.

Ranking is done in SQL over the word index (`queries/search.sql`); only the articles that are shown are read again for
the places of their words.  All units of the query (words, phrases in quotation marks) are wanted; where no article
holds them all, those that hold the most come.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from waqai.model import Span, UsageError
from waqai.record.language import Language, Token
from waqai.record.rows import Headline, Numbered, numbered_tokens

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


def widen(unit: Unit, stems: Mapping[str, tuple[str, ...]], articles: Mapping[str, int]) -> Unit:
    """The unit with those stems of its word that the record holds much more often than the word; `articles` says in
    how many articles a form stands as a whole word."""
    if len(unit.words) > 1:
        return unit
    forms = unit.words[0]
    found = max(articles.get(form, 0) for form in forms)
    more = {stem for form in forms for stem in stems.get(form, ()) if articles.get(stem, 0) > CUT_WHEN_COMMONER * found}
    return Unit((forms | more,))


def as_parameters(units: Sequence[Unit]) -> dict[str, list[int] | list[str]]:
    """The units as the columns that `search.sql` takes."""
    rows = [
        (number, word, len(unit.words), form)
        for number, unit in enumerate(units)
        for word, forms in enumerate(unit.words)
        for form in sorted(forms)
    ]
    names = ("units", "words", "lengths", "forms")
    return dict(zip(names, (list(column) for column in zip(*rows, strict=True)), strict=True))


def places_of(
    text: str, title: Headline, body: Sequence[Span], units: Sequence[Unit], language: Language
) -> tuple[Place, ...]:
    """Every place of an article where a unit stands, in order."""
    words = [word for word in numbered_tokens(text, title, body, language) if word.placed]
    terms = [set(word.token.terms()) for word in words]
    found = {
        Place(number, Span(words[at].token.start, words[at + len(unit.words) - 1].token.end))
        for number, unit in enumerate(units)
        for at in range(len(words) - len(unit.words) + 1)
        if _stands(unit, words, terms, at)
    }
    return tuple(sorted(found, key=lambda place: (place.span, place.unit)))


def _stands(unit: Unit, words: Sequence[Numbered], terms: Sequence[set[str]], at: int) -> bool:
    last = len(unit.words) - 1
    return words[at + last].number - words[at].number == last and all(
        not forms.isdisjoint(terms[at + step]) for step, forms in enumerate(unit.words)
    )


def snippet_of(text: str, parts: Sequence[Span], places: Sequence[Place]) -> Span:
    """The piece of one paragraph that shows the most units, cut between words."""
    if not places:
        first = min(parts, default=Span(0, 0))
        return _cut(text, first, first.start)
    best = max(places, key=lambda place: (_shown(places, place.span.start), -place.span.start))
    part = next((part for part in parts if part.start <= best.span.start < part.end), best.span)
    return _cut(text, part, best.span.start)


def _shown(places: Sequence[Place], start: int) -> int:
    return len(
        {place.unit for place in places if start <= place.span.start and place.span.end <= start + SNIPPET_AFTER}
    )


def _cut(text: str, part: Span, at: int) -> Span:
    start, end = max(part.start, at - SNIPPET_BEFORE), min(part.end, at + SNIPPET_AFTER)
    while start > part.start and start < at and not text[start - 1].isspace():
        start += 1
    while end < part.end and end > at and not text[end].isspace():
        end -= 1
    return Span(start, end if end > at else min(part.end, at + SNIPPET_AFTER))
