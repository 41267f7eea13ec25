"""The store of what is known: one file, memory-mapped and shared by all processes, of which each reads what it needs.

It is SQLite, made from the tables by `compiling`; a desk's own names lie in a second store of the same form (`own`),
whose rows go first.  Nothing here decides what a name means.

>>> store().entity("Q7184").name_en
'NATO'
"""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from waqai.model import EntityType, KnowledgeError, MentionKind

FORMAT = "1"
STORE = resources.files("waqai.knowledge") / "data" / "store.sqlite"
OWN_VARIABLE = "WAQAI_KNOWLEDGE"
_MAPPED = 64 << 20
_ASKED_AT_ONCE = 400
_SAID = "id, name_ar, name_en, type, country, weight, more, certainty, note, source"
"""The columns that make a `Known`."""


class _Connection(sqlite3.Connection):
    """Closes as it goes, with the stores that held it or where one is refused: from Python 3.13 on, one that nobody
    closed is warned of."""

    def __del__(self) -> None:
        self.close()


class Known(NamedTuple):
    """One thing of the world.  `id` is its Wikidata id, or `gn:` / `iso:` / `x:` / `own:` with a GeoNames, ISO 3166-2
    or own key; `country` is ISO 3166-1 alpha-2; `weight` is its prominence in world news, 0 to 100; `more` holds web
    domains or `lat,lon`; `certainty` is sure, likely or unsure where a person wrote the row; `source` names rows of
    `sources.tsv`."""

    id: str
    wikidata: str | None
    name_ar: str
    name_en: str | None
    type: EntityType
    country: str | None
    weight: int
    more: str = ""
    certainty: str = ""
    note: str = ""
    source: str = ""


UseRow = tuple[Any, ...]
"""A folded name and what makes a `Use` of it, as the store has them."""


class Use(NamedTuple):
    """A folded name, who or what bears it, as what, and whether it needs more than itself."""

    form: str
    known: Known
    kind: MentionKind
    weak: bool


class Spelt(NamedTuple):
    """A name as `spelling.sounds` gives it, its bearer, and how sure it is: strong, weak or made (by machine)."""

    form: str
    entity: str
    strength: str


class Source(NamedTuple):
    """Where rows come from."""

    code: str
    origin: str
    licence: str
    date: str
    note: str


class Store:
    """The stores as one: own rows first."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._connections = tuple(_open(path) for path in paths)
        self._own = frozenset(key for c in self._connections[:-1] for (key,) in c.execute("SELECT id FROM entity"))

    def heads(self, kind: MentionKind | None = None) -> frozenset[str]:
        """The first words of all names, or of those of one kind."""
        where, values = ("WHERE kind = ?", [kind]) if kind else ("", [])
        return frozenset(head for (head,) in self._all(f"SELECT DISTINCT head FROM name {where}", values))

    def uses(self, head: str) -> list[UseRow]:
        """Every name that begins with a folded word, with its bearer, as rows for `use`; the form stands first."""
        return self._all(
            f"SELECT form, kind, weak, {_SAID} FROM name JOIN entity ON entity.number = name.entity WHERE head = ?",
            [head],
        )

    def use(self, row: UseRow) -> Use:
        """What a row of `uses` says; an own row of the entity goes before ours."""
        form, kind, weak, *said = row
        known = _known(said)
        return Use(form, (known.id in self._own and self.entity(known.id)) or known, kind, bool(weak))

    def names_of(self, key: str) -> list[tuple[str, MentionKind, bool]]:
        """An entity's folded names, strong ones first."""
        found = self._all(
            "SELECT form, kind, weak FROM name JOIN entity ON entity.number = name.entity WHERE id = ?"
            " ORDER BY weak, kind, form",
            [key],
        )
        return list(dict.fromkeys((form, kind, bool(weak)) for form, kind, weak in found))

    def spelt(self, keys: Iterable[str]) -> list[Spelt]:
        """The names with any of these bones."""
        wanted, found = sorted(set(keys)), []
        for at in range(0, len(wanted), _ASKED_AT_ONCE):
            some = wanted[at : at + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            found += self._all(
                "SELECT form, id, strength FROM spelt JOIN entity ON entity.number = spelt.entity"
                f" WHERE bones IN ({marks})",
                some,
            )
        return [Spelt(*row) for row in found]

    def entity(self, key: str) -> Known | None:
        """An entity by id."""
        found = self._all(f"SELECT {_SAID} FROM entity WHERE id = ?", [key])
        return _known(found[0]) if found else None

    def ids(self) -> Iterator[str]:
        """The ids of all entities."""
        yield from dict.fromkeys(key for (key,) in self._all("SELECT id FROM entity ORDER BY number"))

    def states(self) -> dict[str, str]:
        """The ids of states by country code; of several under one code the weightiest."""
        found = self._all("SELECT country, id FROM entity WHERE type = 'state' AND country <> '' ORDER BY weight, id")
        return dict(found)

    def of_domain(self, domain: str) -> str | None:
        """The id of the outlet behind a web domain, given without subdomains."""
        found = self._all(
            "SELECT id FROM domain JOIN entity ON entity.number = domain.entity WHERE domain = ?", [domain]
        )
        return found[0][0] if found else None

    def named_in_english(self, part: str) -> list[str]:
        """The ids of entities whose English name holds these words, the weightiest first; at most twenty."""
        asked = "SELECT id FROM entity WHERE ' ' || name_en || ' ' LIKE ? ESCAPE '!' ORDER BY weight DESC, id LIMIT 20"
        plain = part.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        return list(dict.fromkeys(key for (key,) in self._all(asked, [f"% {plain} %"])))

    @functools.cached_property
    def bodies_in_english(self) -> dict[str, str]:
        """The ids of organisations by their English names, read once; of several with one name the weightiest."""
        asked = "SELECT name_en, id FROM entity WHERE type = 'organisation' AND name_en <> '' ORDER BY weight DESC, id"
        return dict(reversed(self._all(asked)))

    def source(self, code: str) -> Source | None:
        """What a source's code stands for."""
        found = self._all("SELECT * FROM source WHERE code = ?", [code])
        return Source(*found[0]) if found else None

    def digest(self) -> str:
        """What the stores hold, as one short hash for each."""
        return "+".join(value for (value,) in self._all("SELECT value FROM meta WHERE key = 'digest'"))

    def _all(self, query: str, values: Sequence[str] = ()) -> list[tuple]:  # type: ignore[type-arg]
        return [row for connection in self._connections for row in connection.execute(query, values)]


def _known(row: Sequence[Any]) -> Known:
    key, name_ar, name_en, kind, country, weight, *rest = row
    wikidata = key if key[0] == "Q" and key[1:].isdigit() else None
    return Known(key, wikidata, name_ar, name_en or None, kind, country or None, weight, *rest)


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise KnowledgeError(f"{path} is not there. Make it with `python -m waqai.knowledge.compiling` (or `make`).")
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, factory=_Connection
        )
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        made_for = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.DatabaseError as error:
        raise KnowledgeError(f"{path} is no store of names: {error}. Make it again.") from error
    if made_for != (FORMAT,):
        raise KnowledgeError(f"{path} was made by another version of Waqai. Make it again.")
    return connection


def own_path() -> Path:
    """Where a desk's own names are kept: `$WAQAI_KNOWLEDGE`, else `waqai/knowledge.sqlite` in the user's data.  The
    table that is kept beside it (`.tsv`) may be named as well."""
    given = os.environ.get(OWN_VARIABLE)
    if given:
        return Path(given).with_suffix(".sqlite") if given.endswith(".tsv") else Path(given)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "waqai" / "knowledge.sqlite"


def store() -> Store:
    """The stores of this process: opened once, and anew in a process that was forked."""
    return _store(os.getpid(), os.environ.get(OWN_VARIABLE), os.environ.get("XDG_DATA_HOME"))


def forget() -> None:
    """Lets the opened stores go, so that the next question opens what lies there then."""
    _store.cache_clear()


@functools.lru_cache(maxsize=1)
def _store(process: int, *where: str | None) -> Store:
    """Kept for one process, and for one setting of what `own_path` goes by."""
    own = own_path()
    return Store([*([own] if own.is_file() else []), Path(str(STORE))])
