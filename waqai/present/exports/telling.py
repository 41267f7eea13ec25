"""What the writers of exports ask of an article and its events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from waqai.knowledge.entities import gazetteer
from waqai.model import Entity, Event, Span
from waqai.present.writing import harmless
from waqai.record.days import Days, days_of
from waqai.record.whole import Whole


@dataclass(frozen=True)
class Telling:
    """One event with its article: who took part, when, in which words."""

    whole: Whole
    event: Event

    @property
    def id(self) -> str:
        """Unique in the record: the article's id and the event's."""
        return f"{self.whole.reading.article.id}-{self.event.id}"

    @property
    def occurrence(self) -> str:
        """The occurrence that it tells of, with other tellings; itself where it is the only one."""
        return self.whole.occurrences.get(self.event.id, self.id)

    @cached_property
    def days(self) -> Days | None:
        """The days of the event as the article gives them, else its day of publication."""
        return days_of(self.event.time) or self.published

    @cached_property
    def published(self) -> Days | None:
        """The days that the article's date of publication covers."""
        return days_of(self.whole.reading.article.published)

    def piece(self, span: Span | None) -> str:
        """The words of a span on one line."""
        return "" if span is None else one_line(self.whole.piece(span))

    def entities(self, ids: Iterable[str]) -> list[Entity]:
        """The entities behind ids of the reading, unknown ones left out."""
        known = entities_of(self.whole)
        return [known[one] for one in ids if one in known]

    def key(self, entity: Entity) -> str:
        """The entity's key in the record."""
        return self.whole.keys.get(entity.id, entity.id)

    def said(self, role: str) -> str:
        """The words that a role was read from, parted by semicolons."""
        return ";".join(one_line(self.whole.piece(span)) for span in self.event.spans.get(role, ()))


def tellings(articles: Iterable[Whole]) -> Iterator[Telling]:
    """The events of articles, in the order of the articles and of the text."""
    for whole in articles:
        for event in sorted(whole.reading.events, key=lambda e: (e.trigger, e.id)):
            yield Telling(whole, event)


def entities_of(whole: Whole) -> dict[str, Entity]:
    """The entities of an article by their ids in its reading."""
    return {entity.id: entity for entity in whole.reading.entities}


def english(entity: Entity) -> str:
    """The English name, or the Arabic one where no list gives one."""
    return entity.name_en or entity.name_ar


def one_line(text: str) -> str:
    """White space brought to single spaces: what a cell of a table can hold.

    >>> one_line(" أعلنت\\n\\tالوزارة ")
    'أعلنت الوزارة'
    """
    return " ".join(text.split())


def plain_cell(cell: Any) -> Any:
    """A cell of a table parted by tabs: text on one line, with an apostrophe before what begins a formula.

    >>> plain_cell("=HYPERLINK(\\t1)"), plain_cell(-4.0), plain_cell("-4.0")
    ("'=HYPERLINK( 1)", -4.0, '-4.0')
    """
    return harmless(one_line(cell)) if isinstance(cell, str) else cell


def at(entity: Entity, key: str) -> tuple[float, float] | None:
    """Latitude and longitude of an entity, where it is a place that the gazetteer knows."""
    return gazetteer().coordinates(key) if entity.type in ("place", "state", "facility") else None


def outlet_of(whole: Whole) -> str:
    """Who published the article; empty where the page does not tell."""
    outlet = whole.reading.article.outlet
    return (outlet.name or outlet.domain or "") if outlet else ""


def address_of(whole: Whole) -> str:
    """Where the article can be found: its web address, or the page that it was read from."""
    article = whole.reading.article
    return article.url or article.source


def compact(day: date) -> str:
    """A day without signs between its parts.

    >>> compact(date(2024, 6, 18))
    '20240618'
    """
    return day.strftime("%Y%m%d")


def number_of(name: str) -> int:
    """A whole number below 2**63 that stands for a name, for formats whose ids are numbers."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1
