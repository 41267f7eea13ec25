"""The offline gazetteer: states, places, persons, organisations and their names in the Arabic press.

The tables under `data/entities` are read as text once; a name is folded with all others in one go and becomes part of
the index only when a page brings its first word, an entity becomes a `Known` only when it is asked for.  So the start
costs a tenth of a second, whatever the number of names.

Limits: a name that several entities share leads to all of them, the most prominent first; which one is meant is for
the reader of the page to say.  Office-holders are known from about 2005 to 2026, and not for every office.

>>> [n.known.name_en for n in gazetteer().look_up("كوريا الشمالية")]
['North Korea']
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from waqai.knowledge.loader import table
from waqai.knowledge.offices import holders
from waqai.model import EntityType, MentionKind
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.words import words_of

# Hand-written tables first: where two tables hold one id, the first row says what it is, and all names count.
ENTITY_TABLES = (
    "entities/states_hand",
    "entities/states",
    "entities/organisations_hand",
    "entities/organisations",
    "entities/persons_hand",
    "entities/persons",
    "entities/things_hand",
    "entities/places_hand",
    "entities/places",
)
WEAK_TABLE = "entities/weak_hand"
KIND_ORDER: tuple[MentionKind, ...] = ("name", "metonym", "title", "demonym", "pronoun")
"""A form that is a state's name and its adjective (السعودية) is the name first."""
FORM_TABLES = ("entities/metonyms_hand", "entities/demonyms_hand", "entities/demonyms")


@dataclass(frozen=True, slots=True)
class Known:
    """One thing of the world.  `id` is its Wikidata id, or `gn:` / `iso:` / `x:` with a GeoNames, ISO 3166-2 or own
    key; `country` is ISO 3166-1 alpha-2; `weight` is its prominence in world news, 0 to 100."""

    id: str
    wikidata: str | None
    name_ar: str
    name_en: str | None
    type: EntityType
    country: str | None
    weight: int


class NameOf(NamedTuple):
    """What a name refers to, and how.  A weak name (a bare surname, a common word) needs more than itself."""

    known: Known
    kind: MentionKind
    weak: bool


class _Use(NamedTuple):
    """A name's use before its entity is built."""

    id: str
    kind: MentionKind
    weak: bool


class Entities(Mapping[str, Known]):
    """Every known entity by id, built when asked for."""

    def __init__(self, rows: dict[str, list[str]]) -> None:
        self._rows = rows
        self._built: dict[str, Known] = {}

    def __getitem__(self, key: str) -> Known:
        known = self._built.get(key)
        if known is None:
            known = self._built[key] = _known(self._rows[key])
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Root(dict[str, dict]):  # type: ignore[type-arg]
    """The first level of the names' trie; what lies behind a first word is built when that word is met."""

    def __init__(self, waiting: dict[str, list[tuple[str, _Use]]], entities: Entities) -> None:
        super().__init__()
        self._waiting = waiting
        self._entities = entities
        self._common = {(row[1] == "demonym", fold_text(row[0])) for row in table(WEAK_TABLE).rows}

    def get(self, key: str, default: object = None) -> dict | None:  # type: ignore[type-arg, override]
        waiting = self._waiting.pop(key, None)
        if waiting is not None:
            self[key] = self._grow(waiting)
        return super().get(key)

    def _grow(self, waiting: list[tuple[str, _Use]]) -> dict:  # type: ignore[type-arg]
        index = PhraseIndex[NameOf]()
        strength: dict[tuple[str, str, MentionKind], bool] = {}
        for form, use in waiting:
            place = (" ".join(_forms(form)), use.id, use.kind)
            strength[place] = strength.get(place, True) and (use.weak or (use.kind == "demonym", form) in self._common)
        found = ((form, NameOf(self._entities[key], kind, weak)) for (form, key, kind), weak in strength.items())
        for form, name in sorted(found, key=_by_prominence):
            index.add_forms(form.split(" "), name)
        return next(iter(index._root.values()))


class Names(PhraseIndex[NameOf]):
    """The index of all names, grown as pages ask for it."""

    def __init__(self, waiting: dict[str, list[tuple[str, _Use]]], entities: Entities) -> None:
        super().__init__()
        self._root = _Root(waiting, entities)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, all entities, and what else the tables say of them."""

    names: Names
    entities: Entities
    _extra: Mapping[str, Mapping[str, str]]

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
        tails = (".".join(parts[n:]) for n in range(len(parts) - 1))
        return next((self.entities[self._extra["domain"][t]] for t in tails if t in self._extra["domain"]), None)

    def coordinates(self, entity: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place or state, where known."""
        at = self._extra["at"].get(entity)
        return (float(at.split(",")[0]), float(at.split(",")[1])) if at else None


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once a process."""
    rows: dict[str, list[str]] = {}
    extra: dict[str, dict[str, str]] = {"domain": {}, "at": {}}
    written: list[str] = []
    uses: list[_Use] = []
    for name in ENTITY_TABLES:
        for row in table(name).rows:
            rows.setdefault(row[0], row)
            _take(written, uses, row[0], "name", row[5], row[6])
            if row[7]:
                _note(extra, row)
    for name in FORM_TABLES:
        for row in table(name).rows:
            _take(written, uses, row[0], row[1], row[2], row[3])  # type: ignore[arg-type]
    entities = Entities(rows)
    return Gazetteer(Names(_by_first_word(written, uses), entities), entities, extra)


def _note(extra: dict[str, dict[str, str]], row: list[str]) -> None:
    """Column `more`: web domains of an outlet, or `lat,lon`."""
    if row[7][:1] in "-0123456789":
        extra["at"].setdefault(row[0], row[7])
        return
    for domain in row[7].split("|"):
        extra["domain"].setdefault(domain, row[0])


def _take(written: list[str], uses: list[_Use], key: str, kind: MentionKind, strong: str, weak: str) -> None:
    for names, is_weak in ((strong, False), (weak, True)):
        if names:
            parts = names.split("|")
            written.extend(parts)
            uses.extend([_Use(key, kind, is_weak)] * len(parts))


def _by_first_word(written: Iterable[str], uses: Iterable[_Use]) -> dict[str, list[tuple[str, _Use]]]:
    """Folds all names in one go; groups them by their first word."""
    waiting: dict[str, list[tuple[str, _Use]]] = {}
    for form, use in zip(fold_text("\n".join(written)).split("\n"), uses, strict=True):
        head = form.partition(" ")[0]
        if not head.isalpha():
            head = words_of(form)[0].form
        waiting.setdefault(head, []).append((form, use))
    return waiting


def _forms(form: str) -> list[str]:
    words = form.split(" ")
    return words if all(map(str.isalpha, words)) else [w.form for w in words_of(form)]


def _by_prominence(item: tuple[str, NameOf]) -> tuple[bool, int, int, str]:
    known, kind, weak = item[1]
    return weak, -known.weight, KIND_ORDER.index(kind), known.id


def _known(row: list[str]) -> Known:
    key, kind, country, weight, name_en, names, weak = row[:7]
    wikidata = key if key[0] == "Q" else None
    first = (names or weak).split("|", 1)[0]
    return Known(key, wikidata, first, name_en or None, kind, country or None, int(weight))  # type: ignore[arg-type]
