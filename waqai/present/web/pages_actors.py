"""Who there is, one of them, and what two have to do with one another."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.findings import EventBetween
from waqai.knowledge.event_codes import DONE
from waqai.model import NameUnclear, Span
from waqai.present.web.accounts import plain_name
from waqai.present.web.asking import Absent, Ask, Elsewhere, View
from waqai.present.web.pages_events import PAGE_SIZE, bars_of, by_day
from waqai.reconcile.ledger import Entry as LedgerEntry
from waqai.reconcile.ledger import Month, entries, index
from waqai.record.shown import Dealing, EntityLine, EventChoice, EventRow

ACTORS_SHOWN, NAMES_SHOWN, PARTNERS_SHOWN, SAYINGS_SHOWN, FACTS_SHOWN = 60, 24, 14, 8, 12
KINDS = ("state", "person", "organisation", "place", "treaty", "facility", "weapon", "other")
# What a month's label wants along the axis of the index.
_SLOT = 88.0
ROLES = ("actor", "recipient", "place")
# Which way an entry goes, in the ledger's signs.
_SIGNS = {"forth": "→", "both": "↔", "back": "←"}
_WAYS = {sign: way for way, sign in _SIGNS.items()}


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
    """Two sides: a ledger both ways, and an index by month of what was done, on whatever page of the ledger."""
    if len(ask.parts) != 2:
        raise Absent("pair", "/".join(ask.parts))
    one, two = (known(ask, part) for part in ask.parts)
    told, dealings = ask.browser.between(one.key, two.key, ask.page(PAGE_SIZE))
    summed = [(_summed(dealing, dealing.way), dealing.events) for dealing in dealings if dealing.way]
    months = index(itertools.chain.from_iterable(itertools.repeat(entry, times) for entry, times in summed))
    context = {
        "one": one, "two": two, "cells": [_cell(event, way) for event, way in told if way], "months": months,
        "entries": sum(times for _, times in summed), "balances": balances(summed), "query": {},
        "ways": ("forth", "both", "back"), "bars": index_bars(months),
    }  # fmt: skip
    title = f"{plain_name(ask, one)} – {plain_name(ask, two)}"
    events, total = [event for event, _ in told], sum(dealing.events for dealing in dealings)
    return View("pair", title, context, EventRow, events, total, PAGE_SIZE, ask.page_number())


def _cell(event: EventRow, way: str) -> Cell:
    told = EventBetween(
        event.occurrence, event.day, event.type, event.mode, event.status, _SIGNS[way],
        tuple(a.unit for a in event.amounts), (), event.object, event.article, event.source, event.outlet,
        event.published, event.event, Span(*event.sentence), event.text, (),
    )  # fmt: skip
    entry = entries([told])[0]
    return Cell(event, _WAYS[entry.way], entry.what, _tone(entry), entry.intensity)


def _summed(dealing: Dealing, way: str) -> LedgerEntry:
    """An entry that stands for all of its kind in its month."""
    day = dealing.month and f"{dealing.month}-01"
    told = EventBetween(
        "", day, dealing.type, dealing.mode, dealing.status, _SIGNS[way], (), (), None, "", "", None, None, "",
        Span(0, 1), "", (),
    )  # fmt: skip
    return entries([told])[0]


def _tone(entry: LedgerEntry) -> str:
    return "cooperation" if entry.intensity > 0 else "conflict" if entry.intensity < 0 else "neutral"


def balances(summed: Iterable[tuple[LedgerEntry, int]]) -> dict[str, Balance]:
    """What was done each way, counted by tone."""
    count = {way: dict.fromkeys(("cooperation", "conflict", "neutral"), 0) for way in _SIGNS}
    for entry, times in summed:
        if entry.status in DONE:
            count[_WAYS[entry.way]][_tone(entry)] += times
    most = max((n for row in count.values() for n in row.values()), default=0)
    return {way: Balance(**row, most=most) for way, row in count.items()}


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
