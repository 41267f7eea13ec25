"""Who there is, one of them, and what two have to do with one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.findings import EventBetween
from waqai.knowledge.event_codes import DONE
from waqai.model import NameUnclear, Span
from waqai.present.web.accounts import plain_name
from waqai.present.web.asking import Absent, Ask, Elsewhere, View
from waqai.present.web.pages_events import PAGE_SIZE, bars_of, by_day
from waqai.reconcile.ledger import Entry as LedgerEntry
from waqai.reconcile.ledger import Month, entries, index
from waqai.record.choosing import Page
from waqai.record.shown import EntityLine, EventChoice, EventRow

ACTORS_SHOWN, NAMES_SHOWN, PARTNERS_SHOWN, SAYINGS_SHOWN, FACTS_SHOWN = 60, 24, 14, 8, 12
KINDS = ("state", "person", "organisation", "place", "treaty", "facility", "weapon", "other")
PAIR_SHOWN = 200
# What a month's label wants along the axis of the index.
_SLOT = 88.0
ROLES = ("actor", "recipient", "place")


def actors(ask: Ask) -> View:
    """Who and what takes part in occurrences, the busiest first."""
    kind = ask.one_of("kind", KINDS)
    found, total = ask.browser.entities(kind, ask.page(ACTORS_SHOWN))
    context = {"actors": found, "kind": kind, "kinds": KINDS, "query": {"kind": kind}}
    title = ask.voice.t("actors.title")
    return View("actors", title, context, EntityLine, found, total, ACTORS_SHOWN, ask.page_number())


def actor(ask: Ask) -> View:
    """One of them: names seen, what they did, said, what was said of them, with whom."""
    who = known(ask, "/".join(ask.parts))
    role = ask.one_of("role", ROLES)
    choice = EventChoice(entities=(who.key,)) if role is None else EventChoice(players=(who.key,), role=role)
    browser = ask.browser
    total = browser.event_sums(choice).total
    events = browser.events(choice, ask.page(PAGE_SIZE), newest_first=True)
    first = ask.page_number() == 1
    said, said_of, facts = browser.told_of(who.key, SAYINGS_SHOWN if first else 0, FACTS_SHOWN)
    context = {
        "who": who, "role": role, "parts_played": browser.actor_parts(who.key), "query": {"role": role},
        "roles": ROLES, "days": by_day(events), "bars": bars_of(ask, choice, browser.summary()) if first else None,
        "names": browser.names_of(who.key, NAMES_SHOWN), "partners": browser.partners(who.key, PARTNERS_SHOWN),
        "said": said, "said_of": said_of, "facts": facts,
    }  # fmt: skip
    return View("actor", plain_name(ask, who), context, EventRow, events, total, PAGE_SIZE, ask.page_number())


def known(ask: Ask, name: str) -> EntityLine:
    """Who has this key.  A name that means one leads to the address of that key."""
    found = ask.browser.entity(name)
    if found:
        return found
    keys, candidates = ask.browser.meant(name)
    if len(keys) == 1 and keys[0] != name:
        raise Elsewhere("actor", keys[0])
    if candidates:
        raise NameUnclear(name, f"{name} may be any of these", tuple(candidates))
    if keys and (several := [e for e in map(ask.browser.entity, keys) if e]):
        raise NameUnclear(name, f"{name} may be any of these", tuple(several))
    raise Absent("actor", name)


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of the ledger: the occurrence, which way it goes, what goes, and how it counts."""

    event: EventRow
    way: str
    what: str
    tone: str
    intensity: float


@dataclass(frozen=True, slots=True)
class Balance:
    """How many of one way were done, by tone."""

    cooperation: int
    conflict: int
    neutral: int
    most: int


def pair(ask: Ask) -> View:
    """Two sides: a ledger both ways, and an index by month of what was done."""
    if len(ask.parts) != 2:
        raise Absent("pair", "/".join(ask.parts))
    one, two = (known(ask, part) for part in ask.parts)
    choice = EventChoice(entities=(one.key,), others=(two.key,))
    total = ask.browser.event_sums(choice).total
    events = ask.browser.events(choice, Page(PAIR_SHOWN, (ask.page_number() - 1) * PAIR_SHOWN))
    cells = ledger(ask, one.key, two.key, events)
    context = {
        "one": one, "two": two, "cells": cells, "balances": balances(cells), "months": index(map(_entry, cells)),
        "query": {}, "ways": ("forth", "both", "back"), "bars": index_bars(index(map(_entry, cells))),
    }  # fmt: skip
    title = f"{plain_name(ask, one)} – {plain_name(ask, two)}"
    return View("pair", title, context, EventRow, events, total, PAIR_SHOWN, ask.page_number())


def ledger(ask: Ask, one: str, two: str, events: Sequence[EventRow]) -> list[Cell]:
    """The occurrences as entries between two sides; none where both only receive, or one is but the place."""
    numbers = [event.number for event in events]
    mine, theirs = ask.browser.parts_of(one, numbers), ask.browser.parts_of(two, numbers)
    cells = []
    for event in events:
        way = way_of(mine.get(event.number, []), theirs.get(event.number, []))
        if way:
            cells.append(_cell(event, way))
    return cells


def way_of(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Which way an act goes between two who take part in it.

    >>> way_of(["actor"], ["recipient"]), way_of(["actor"], ["actor"]), way_of(["recipient"], ["recipient"])
    ('forth', 'both', None)
    """
    if "actor" in mine and "actor" in theirs:
        return "both"
    if "actor" in mine and "recipient" in theirs:
        return "forth"
    return "back" if "actor" in theirs and "recipient" in mine else None


def _cell(event: EventRow, way: str) -> Cell:
    entry = _as_entry(event, way)
    tone = "cooperation" if entry.intensity > 0 else "conflict" if entry.intensity < 0 else "neutral"
    return Cell(event, {"→": "forth", "←": "back", "↔": "both"}[entry.way], entry.what, tone, entry.intensity)


def _as_entry(event: EventRow, way: str) -> LedgerEntry:
    sign = {"forth": "→", "back": "←", "both": "↔"}[way]
    told = EventBetween(
        event.occurrence, event.day, event.type, event.mode, event.status, sign,
        tuple(a.unit for a in event.amounts), (), event.object, event.article, event.source, event.outlet,
        event.published, event.event, Span(*event.sentence), event.text, (),
    )  # fmt: skip
    return entries([told])[0]


def _entry(cell: Cell) -> LedgerEntry:
    return _as_entry(cell.event, cell.way)


def balances(cells: Sequence[Cell]) -> dict[str, Balance]:
    """What was done each way, counted by tone."""
    done = [cell for cell in cells if cell.event.status in DONE]
    count = {
        way: [sum(c.way == way and c.tone == tone for c in done) for tone in ("cooperation", "conflict", "neutral")]
        for way in ("forth", "both", "back")
    }
    most = max((n for row in count.values() for n in row), default=0)
    return {way: Balance(row[0], row[1], row[2], most) for way, row in count.items()}


@dataclass(frozen=True, slots=True)
class IndexBar:
    """A month of the index: where its two bars stand, above and below the line."""

    month: Month
    x: float
    width: float
    up: float
    down: float
    labelled: bool


def index_bars(months: Sequence[Month], width: int = 1200, half: int = 48) -> list[IndexBar]:
    """The bars of the index.  Mirrored in the template where time runs from right to left."""
    most = max((max(m.cooperation, -m.conflict) for m in months), default=0) or 1
    slot = width / max(1, len(months))
    bar, every = min(slot * 0.6, _SLOT * 0.6), max(1, -(-_SLOT // slot))
    return [
        IndexBar(
            month, round((n + 0.5) * slot - bar / 2, 2), round(bar, 2), round(half * month.cooperation / most, 2),
            round(half * -month.conflict / most, 2), n % every == 0,
        )
        for n, month in enumerate(months)
    ]  # fmt: skip
