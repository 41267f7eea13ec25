"""The offline gazetteer: states, places, persons, organisations and their names in the Arabic press.

What is known lies in the store (`store`); a name becomes part of the index only when a page brings its first word, an
entity becomes a `Known` only when it is asked for.  So the start costs some milliseconds, whatever the number of names.

Limits: a name that several entities share leads to all of them, the most prominent first; which one is meant is for
the reader of the page to say (`linking` weighs them).  Office-holders are known from about 2005 to 2026, and not for
every office.

>>> [n.known.name_en for n in gazetteer().look_up("كوريا الشمالية")]
['North Korea']
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from waqai.knowledge.offices import holders
from waqai.knowledge.store import Known, UseRow, store
from waqai.model import MentionKind
from waqai.text.phrases import ENDS, PhraseIndex
from waqai.text.words import words_of

__all__ = ["Entities", "Gazetteer", "Known", "NameOf", "Names", "gazetteer"]

KIND_ORDER: tuple[MentionKind, ...] = ("name", "metonym", "title", "demonym", "pronoun")
"""A form that is a state's name and its adjective (السعودية) is the name first."""


class NameOf(NamedTuple):
    """What a name refers to, and how.  A weak name (a bare surname, a common word) needs more than itself."""

    known: Known
    kind: MentionKind
    weak: bool


class Entities(Mapping[str, Known]):
    """Every known entity by id, fetched when asked for."""

    def __init__(self) -> None:
        self._met: dict[str, Known] = {}

    def __getitem__(self, key: str) -> Known:
        known = self._met.get(key) or store().entity(key)
        if known is None:
            raise KeyError(key)
        return self.meet(known)

    def meet(self, known: Known) -> Known:
        """The one object that stands for an entity in this process."""
        return self._met.setdefault(known.id, known)

    def __iter__(self) -> Iterator[str]:
        return store().ids()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Root(dict[str, dict]):  # type: ignore[type-arg]
    """The first level of the names' trie; what lies behind a first word is asked for when that word is met."""

    def __init__(self, entities: Entities) -> None:
        super().__init__()
        self._waiting = set(store().heads())
        self._entities = entities

    def get(self, key: str, default: object = None) -> dict | None:  # type: ignore[type-arg, override]
        if key in self._waiting:
            self._waiting.discard(key)
            self[key] = _Behind(store().uses(key), self._entities)
        return super().get(key)


class _Behind(dict[str, Any]):
    """What may stand behind a first word; of many names one page brings few, so what lies behind a second word is
    built when that is met."""

    def __init__(self, rows: list[UseRow], entities: Entities) -> None:
        super().__init__()
        self._waiting: dict[str, list[UseRow]] = {}
        self._entities = entities
        for row in rows:
            self._waiting.setdefault((row[0].split(" ", 2)[1:] or [ENDS])[0], []).append(row)

    def get(self, key: str, default: object = None) -> Any:
        rows = self._waiting.pop(key, None)
        if rows:
            self[key] = self._grow(rows)[key]
        return super().get(key, default)

    def _grow(self, rows: list[UseRow]) -> dict[str, Any]:
        behind: dict[str, Any] = {}
        index = PhraseIndex[NameOf](behind)
        uses = map(store().use, reversed(rows))
        first = {(use.form, use.known.id, use.kind): use for use in uses}.values()
        named = ((use.form, NameOf(self._entities.meet(use.known), use.kind, use.weak)) for use in first)
        for form, name in sorted(named, key=_by_prominence):
            index.add_forms(form.split(" ")[1:], name)
        return behind


Names = PhraseIndex[NameOf]
"""The index of all names, grown as pages ask for it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, all entities, and what else the tables say of them."""

    names: Names
    entities: Entities

    def look_up(self, name: str) -> list[NameOf]:
        """What a whole name, as printed, may refer to; the most prominent first."""
        words = words_of(name)
        found = [m for m in self.names.at(words, 0) if m.last == len(words)] if words else []
        return [m.value for m in found if m.length == found[0].length]

    def holders(self, office: str, country: str, on: str | None = None) -> list[Known]:
        """Who held an office (`president`, `foreign minister` ...) of a state (ISO code) or organisation (id).

        Without a date only a holder that is the only one of the last years.

        >>> [k.name_en for k in gazetteer().holders("president", "US", "2015-03")]
        ['Barack Obama']
        >>> gazetteer().holders("president", "US")
        []
        """
        return [self.entities[person] for person in holders(office, country, on)]

    def outlet(self, domain: str) -> Known | None:
        """The outlet or agency behind a web domain.

        >>> gazetteer().outlet("www.reuters.com").name_en
        'Reuters'
        """
        parts = domain.lower().split(".")
        found = (store().of_domain(".".join(parts[n:])) for n in range(len(parts) - 1))
        key = next((key for key in found if key), None)
        return self.entities[key] if key else None

    def coordinates(self, entity: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place or state, where known."""
        at = self.entities[entity].more if entity in self.entities else ""
        if at[:1] not in "-0123456789" or "," not in at:
            return None
        north, east = at.split(",")
        return float(north), float(east)


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    entities = Entities()
    return Gazetteer(Names(_Root(entities)), entities)


def _by_prominence(item: tuple[str, NameOf]) -> tuple[bool, int, int, str]:
    known, kind, weak = item[1]
    return weak, -known.weight, KIND_ORDER.index(kind), known.id
