"""A ledger of two sides: what went which way, and how cooperative or conflictual each month was.

An entry is one occurrence: what several articles tell of one event stands once.  The index adds up intensities of what
was done (not of what was planned, demanded or denied), cooperation and conflict apart, since a sum of both would hide
that a month had much of each.

Limits: it counts what the record's articles tell, so that a month with more articles has more; intensities are one
group's judgement by type of act (`knowledge/data/intensities.toml`), and take no account of size.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.findings import EventBetween
from waqai.knowledge.across import intensity
from waqai.knowledge.event_codes import DONE, MUTUAL
from waqai.model import Span

_ARMS = ("military",)
_FUNDS = ("economic", "debt")
# Money is counted in units of ISO 4217.
_CURRENCY = re.compile("[A-Z]{3}")
_PEOPLE = ("deport", "abduct", "arrest", "release", "expel")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.  `way` is → from the first side to the second, ← back, ↔ both; `what` is arms, goods,
    money, people, visits, talks, calls, force or words."""

    id: str
    day: str | None
    way: str
    what: str
    type: str
    mode: str | None
    status: str
    amounts: tuple[str, ...]
    intensity: float
    mentions: tuple[EventBetween, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """What a month comes to: entries that were done, the sums of their intensities above and below 0, the mean."""

    month: str
    entries: int
    cooperation: float
    conflict: float
    mean: float


def entries(mentions: Iterable[EventBetween]) -> list[Entry]:
    """The ledger, in order of time: one entry an occurrence."""
    groups: dict[str, list[EventBetween]] = defaultdict(list)
    for mention in mentions:
        groups[mention.occurrence].append(mention)
    return sorted((_entry(one) for one in groups.values()), key=lambda e: (e.day or "9999", e.what, e.id))


def _entry(mentions: Sequence[EventBetween]) -> Entry:
    order = sorted(mentions, key=lambda m: (m.status not in DONE, m.day or "9999", m.article, m.span))
    first = order[0]
    amounts = tuple(dict.fromkeys(amount for m in order for amount in m.amounts))
    what = next((w for w in map(what_went, order) if w != "words"), "words")
    score = intensity(first.type, first.mode)
    way = "↔" if first.type in MUTUAL and first.mode != "visit" else first.way
    return Entry(
        first.occurrence, first.day, way, what, first.type, first.mode, first.status, amounts, score, tuple(order)
    )


def what_went(one: EventBetween) -> str:
    """What an act carries from one side to the other.

    >>> what_went(_made("AID", "military")), what_went(_made("CONSULT", "visit")), what_went(_made("ACCUSE", None))
    ('arms', 'visits', 'words')
    """
    is_money = any(_CURRENCY.fullmatch(unit) for unit in one.units)
    if one.type == "CONSULT":
        return {"visit": "visits", "phone": "calls"}.get(one.mode or "", "talks")
    if one.type in ("ASSAULT", "MOBILIZE"):
        return "force"
    if one.mode in _PEOPLE:
        return "people"
    if one.type in ("AID", "COOPERATE"):
        return "arms" if one.mode in _ARMS else "money" if is_money or one.mode in _FUNDS else "goods"
    return "money" if is_money else "words"


def _made(type_: str, mode: str | None) -> EventBetween:
    return EventBetween(
        "o", None, type_, mode, "occurred", "→", (), (), None, "a", "a", None, None, "e", Span(0, 1), "", ()
    )


def index(ledger: Iterable[Entry]) -> list[Month]:
    """The index by month, of what was done and has a day."""
    months: dict[str, list[float]] = defaultdict(list)
    for entry in ledger:
        if entry.day and entry.status in DONE:
            months[entry.day[:7]].append(entry.intensity)
    return [
        Month(
            month,
            len(scores),
            round(sum(s for s in scores if s > 0), 2),
            round(sum(s for s in scores if s < 0), 2),
            round(sum(scores) / len(scores), 2),
        )
        for month, scores in sorted(months.items())
    ]
