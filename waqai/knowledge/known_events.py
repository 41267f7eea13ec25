"""Public events with certain dates, by the names that the press gives them: anchors for منذ, قبل, بعد.

Data: `known_events.toml`.  A war's date is its whole span; a name that is itself a date (هجمات 11 سبتمبر) is a time
wherever it stands, any other only under a preposition.

>>> from waqai.text.words import words_of
>>> known_event(words_of("الحرب العالمية الثانية"), 0).event.date
'1939-09-01/1945-09-02'
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from waqai.knowledge.loader import toml
from waqai.text.clitics import stems_of
from waqai.text.phrases import PhraseIndex
from waqai.text.words import Word, words_of


class KnownEvent(NamedTuple):
    """An event's id and its date, or `START/END`; `dated` where its name is a date."""

    id: str
    date: str
    dated: bool


class NamedEvent(NamedTuple):
    """A known event found in words, and the word after its name."""

    event: KnownEvent
    last: int


@functools.cache
def _index() -> tuple[PhraseIndex[KnownEvent], frozenset[str]]:
    index: PhraseIndex[KnownEvent] = PhraseIndex()
    starts = set()
    for row in toml("known_events")["event"]:
        event = KnownEvent(row["id"], row["date"], row.get("dated", False))
        for name in row["names"]:
            index.add(name, event)
            starts.add(words_of(name)[0].form)
    return index, frozenset(starts)


def may_start(form: str) -> bool:
    """True where a folded word may begin a known event's name."""
    return not _index()[1].isdisjoint(stems_of(form))


def known_event(
    words: Sequence[Word], at: int, stop: int | None = None, dated: bool | None = None
) -> NamedEvent | None:
    """The longest known event named at word `at`; `dated` limits the kind of name."""
    if at >= (len(words) if stop is None else stop) or not may_start(words[at].form):
        return None
    found = [m for m in _index()[0].at(words, at, stop) if dated is None or m.value.dated == dated]
    best = max(found, key=lambda m: m.last, default=None)
    return NamedEvent(best.value, best.last) if best else None
