"""GDELT 2.0's layouts of events and of mentions: columns parted by tabs, no header, CAMEO codes.

A GDELT event is one for a pair of actors, however many articles tell it: an occurrence of ours and two of its sides.  A
mention is one telling of it in one article.  Offsets count code points of the Arabic page (`InRawText` is 1), not of
a translation; tone and ethnic or religious codes, which a reading does not hold, are empty.  Events without any day,
and those that CAMEO has no place for (possible, conditional, some denials), are left out and counted.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from waqai.knowledge.event_codes import Coded, as_published, cameo, country, goldstein, quad, sector
from waqai.model import Entity, Span
from waqai.present.exports.telling import (
    Telling,
    address_of,
    at,
    compact,
    english,
    number_of,
    outlet_of,
    plain_cell,
    tellings,
)
from waqai.record.whole import Whole
from waqai.text.sentences import sentences_of

EVENT_COLUMNS, MENTION_COLUMNS = 61, 16
_WEB, _OTHER = 1, 6
_MIDNIGHT = "000000"
_ACTOR_CODES = 10
_WHOLE_COUNTRY, _TOWN = 1, 4


@dataclass(frozen=True, slots=True)
class Dyad:
    """One telling of what one side did with or to another; a side may be missing."""

    told: Telling
    coded: Coded
    one: Entity | None
    other: Entity | None

    @property
    def id(self) -> int:
        """The event's number: the same for every telling of one occurrence between the same two."""
        sides = (self.told.key(side) if side else "" for side in (self.one, self.other))
        return number_of("|".join((self.told.occurrence, self.code, *sides)))

    @property
    def code(self) -> str:
        """CAMEO's code."""
        return cameo(self.coded.type, self.coded.mode or self.kept_mode)

    @property
    def kept_mode(self) -> str | None:
        """A mode of ours that PLOVER lacks but CAMEO may have a code for."""
        event = self.told.event
        return event.mode if event.type == self.coded.type else None


@dataclass(slots=True)
class _Counted:
    first: Dyad
    mentions: int = 0
    articles: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    leads: bool = False


def write_events(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """One row an occurrence and pair of sides; tells how many rows, and how many events were left out."""
    left: list[Telling] = []
    found: dict[int, _Counted] = {}
    for dyad in _dyads(articles, left):
        counted = found.setdefault(dyad.id, _Counted(dyad))
        article = dyad.told.whole.reading.article
        counted.mentions += 1
        counted.articles.add(article.id)
        counted.outlets.add(outlet_of(dyad.told.whole) or article.source)
        counted.leads |= _is_lead(dyad.told)
    for number, counted in found.items():
        _write(stream, _event_row(number, counted))
    return len(found), len(left)


def write_mentions(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """One row a telling and pair of sides; tells how many rows, and how many events were left out."""
    left: list[Telling] = []
    rows = 0
    for dyad in _dyads(articles, left):
        _write(stream, _mention_row(dyad))
        rows += 1
    return rows, len(left)


def _write(stream: IO[str], row: list[object]) -> None:
    """One line.  The layout knows no quoting, and tools that do must not see a cell that begins it: quotation marks of
    ASCII become single."""
    stream.write("\t".join(str(plain_cell(cell)).replace('"', "'") for cell in row) + "\n")


def _dyads(articles: Iterable[Whole], left: list[Telling]) -> Iterator[Dyad]:
    for told in tellings(articles):
        event = told.event
        coded = as_published(event.type, event.mode, event.status, event.rule)
        if coded is None or told.days is None:
            left.append(told)
            continue
        for one, other in _pairs(told, coded):
            yield Dyad(told, coded, one, other)


def _pairs(told: Telling, coded: Coded) -> list[tuple[Entity | None, Entity | None]]:
    actors, recipients = told.entities(told.event.actor), told.entities(told.event.recipient)
    if coded.symmetric and not recipients and len(actors) > 1:
        return [(one, other) for n, one in enumerate(actors) for other in actors[n + 1 :]]
    nobody: list[Entity | None] = [None]
    return [(one, other) for one in actors or nobody for other in recipients or nobody]


def _is_lead(told: Telling) -> bool:
    """True for an event of the headline or the first paragraph."""
    article = told.whole.reading.article
    spans = (*((article.title_span,) if article.title_span else ()), *article.body[:1])
    return any(span.start <= told.event.trigger.start < span.end for span in spans)


def _event_row(number: int, counted: _Counted) -> list[object]:
    dyad, told = counted.first, counted.first.told
    assert told.days is not None, "events without a day were left out"
    day = told.days.first
    added = told.published.first if told.published else day
    places = told.entities(told.event.place)
    return [
        number, compact(day), day.strftime("%Y%m"), day.year, _fraction(day),
        *_actor(told, dyad.one), *_actor(told, dyad.other), int(counted.leads),
        dyad.code, dyad.code[:3], dyad.code[:2], quad(dyad.coded.type), goldstein(dyad.code),
        counted.mentions, len(counted.outlets), len(counted.articles), "",
        *_geography(told, dyad.one), *_geography(told, dyad.other), *_geography(told, places[0] if places else None),
        compact(added) + _MIDNIGHT, address_of(told.whole),
    ]  # fmt: skip


def _actor(told: Telling, entity: Entity | None) -> list[str]:
    if entity is None:
        return [""] * _ACTOR_CODES
    land, kind = country(entity.country).iso3, sector(told.key(entity), entity.type)
    kind = "" if entity.type == "state" else kind
    return [land + kind, english(entity).upper(), land, "", "", "", "", kind, "", ""]


def _geography(told: Telling, entity: Entity | None) -> list[object]:
    where = at(entity, told.key(entity)) if entity else None
    if entity is None or where is None:
        return [0, "", "", "", "", "", "", ""]
    kind = _WHOLE_COUNTRY if entity.type == "state" else _TOWN
    fips = country(entity.country).fips
    return [kind, english(entity), fips, fips, "", *where, told.key(entity)]


def _mention_row(dyad: Dyad) -> list[object]:
    told = dyad.told
    assert told.days is not None, "events without a day were left out"
    article, event = told.whole.reading.article, told.event
    told_on = told.published.first if told.published else told.days.first
    starts = [_start(told, role) for role in ("actor", "recipient")]
    return [
        dyad.id, compact(told.days.first) + _MIDNIGHT, compact(told_on) + _MIDNIGHT, _WEB if article.url else _OTHER,
        outlet_of(told.whole), address_of(told.whole), _sentence_number(told), *starts, event.trigger.start, 1,
        max(10, round(event.confidence * 10) * 10), sum(span.end - span.start for span in article.body), "", "", "",
    ]  # fmt: skip


def _start(told: Telling, role: str) -> int:
    spans = told.event.spans.get(role, ())
    return spans[0].start if spans else -1


def _fraction(day: date) -> str:
    """The share of the year that has gone, as GDELT's codebook counts it.

    >>> _fraction(date(2024, 6, 18))
    '2024.5424'
    """
    return f"{day.year}.{min(9999, (day.month * 30 + day.day) * 10_000 // 365):04}"


def _sentence_number(told: Telling) -> int:
    """Which sentence of the article's body it is, from 1; 1 for the headline too."""
    starts = _starts(told.whole.text, told.whole.reading.article.body)
    return max(1, bisect.bisect_right(starts, told.event.trigger.start))


@functools.lru_cache(maxsize=1)
def _starts(text: str, body: tuple[Span, ...]) -> list[int]:
    return sorted(sentence.start for part in body for sentence in sentences_of(text, *part))
