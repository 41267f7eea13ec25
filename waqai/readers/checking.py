"""From a model's answer to items of a reading: each is located on the page and checked, or dropped and counted.

An item keeps what the page bears out.  Without its words, its kind or any side it falls; a side, a source or a time
that is not on the page falls alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from waqai.model import Event, Page, Quote, Reading, Relation, Span
from waqai.readers.acts import events_of
from waqai.readers.casting import Cast, cast_of
from waqai.readers.locating import Locator
from waqai.readers.page_side import PageSide
from waqai.readers.question import RELATIONS
from waqai.readers.taking import Row, Tally
from waqai.text.document import Document

FURTHEST_MARK = 3
"""Characters between quoted words and their marks."""
FURTHEST_CUE = 400
MARKS = frozenset("«»\"“”„‟'‘’‹›<>")


class Found(NamedTuple):
    """What of an answer the page bears out."""

    cast: Cast
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    relations: tuple[Relation, ...]


def check(answer: Mapping[str, Any], page: Page, rules: Reading, rule: str) -> tuple[Found, Tally]:
    """The items of an answer that the page bears out, and what was dropped."""
    tally = Tally()
    doc = Document.of(page.text, rules.article.body, rules.article.title_span)
    locator = Locator(doc)
    cast = cast_of(tally.rows(answer, "entities"), rules, page.text, locator, tally)
    side = PageSide(doc, locator, cast, rules, tally, rule)
    quotes = tuple(_quotes(tally.rows(answer, "quotes"), side))
    events = tuple(events_of(tally.rows(answer, "events"), quotes, side))
    return Found(cast, events, quotes, tuple(_relations(tally.rows(answer, "relations"), side))), tally


def _quotes(rows: Sequence[Row], side: PageSide) -> Iterator[Quote]:
    seen: set[Span] = set()
    for row in rows:
        span = next((s for s in side.locator.find(row.text("words")) if s not in seen), None)
        quote = _quote(row, span, len(seen) + 1, side) if span else None
        if span is None:
            side.tally.drop("words not on the page")
        elif quote is not None:
            seen.add(span)
            yield quote


def _quote(row: Row, span: Span, number: int, side: PageSide) -> Quote | None:
    """A quotation with its speaker.  A direct one stands in marks, an indirect one is somebody's: else it is only a
    piece of the page."""
    direct = row.flag("direct")
    if direct and not _in_marks(side.doc.text, span):
        side.tally.drop("not in quotation marks")
        return None
    speakers = side.known([row.text("speaker")] if row.text("speaker") else [], "speaker not on the page")
    if not direct and not speakers:
        side.tally.drop("said by nobody on the page")
        return None
    speaker = speakers[0] if speakers else None
    via = side.locator.first(row.text("via"))
    cue = _near(side.locator.find(row.text("cue")), span)
    return Quote(f"q{number}", span, direct, speaker, cue, side.written(via) if via else None, side.rule, speakers)


def _in_marks(text: str, span: Span) -> bool:
    """Whether a mark stands at either end: print leaves one out at times."""
    before = text[max(0, span.start - FURTHEST_MARK) : span.start]
    return not MARKS.isdisjoint(before + text[span.end : span.end + FURTHEST_MARK])


def _near(places: Sequence[Span], span: Span) -> Span | None:
    """The cue's place nearest to the words, and not far."""

    def distance(place: Span) -> int:
        return max(place.start - span.end, span.start - place.end, 0)

    nearest = min(places, key=distance, default=None)
    return nearest if nearest is not None and distance(nearest) <= FURTHEST_CUE else None


def _relations(rows: Sequence[Row], side: PageSide) -> Iterator[Relation]:
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        found = _relation(row, side)
        if found is None:
            side.tally.drop("relation not on the page")
        elif (found.subject, found.relation, found.object) not in seen:
            seen.add((found.subject, found.relation, found.object))
            yield found


def _relation(row: Row, side: PageSide) -> Relation | None:
    """A standing fact whose words name both of its ends."""
    kind, span = row.one_of("relation", RELATIONS), side.locator.first(row.text("words"))
    subject = side.cast.ids.get(row.text("subject"))
    if kind is None or span is None or subject is None or not side.cast.named(subject, span):
        return None
    if kind == "position":
        office = side.locator.first(row.text("object"), span)
        return Relation(span, subject, kind, side.written(office), None, side.rule) if office else None
    other = side.cast.ids.get(row.text("object"))
    if other is None or other == subject or not side.cast.named(other, span):
        return None
    return Relation(span, subject, kind, other, None, side.rule)
