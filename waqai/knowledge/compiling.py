"""Makes the store of what is known (`store`) from the entity tables: `python -m waqai.knowledge.compiling`.

The tables under `data/entities` are what people read, review and change; the store is the same in a form that opens
at once and is shared by all processes.  It is made when Waqai is installed and by `make`, never committed.  The same
tables give the same store, byte for byte.

Example: `python -m waqai.knowledge.compiling [PATH]` writes PATH, by default `data/store.sqlite` beside the tables.
"""

from __future__ import annotations

import collections
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from waqai.knowledge.loader import data_bytes, table
from waqai.knowledge.spelling import bones, sounds
from waqai.knowledge.store import FORMAT, STORE
from waqai.model import EntityType, MentionKind
from waqai.text.folding import fold_text
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
    "entities/persons_made",
)
FORM_TABLES = ("entities/metonyms_hand", "entities/demonyms_hand", "entities/demonyms")
WEAK_TABLE, SOURCE_TABLE = "entities/weak_hand", "entities/sources"
HAND, USUAL_WEIGHT = "hand", 40
# A name made by machine from a Latin one opens nothing by itself: spelling leads to it, behind a title of its state.
MADE = "made"
# Whose names the press spells in many ways; bodies are named by words of the language.
SPELT_TYPES = ("person", "place", "state", "facility")
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source (code TEXT PRIMARY KEY, origin TEXT, licence TEXT, date TEXT, note TEXT) WITHOUT ROWID;
CREATE TABLE entity (number INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, country TEXT, weight INTEGER, name_ar TEXT,
                     name_en TEXT, more TEXT, certainty TEXT, note TEXT, source TEXT);
CREATE TABLE name (head TEXT, form TEXT, entity INTEGER, kind TEXT, weak INTEGER,
                   PRIMARY KEY (head, form, entity, kind)) WITHOUT ROWID;
CREATE INDEX name_of ON name (entity);
CREATE TABLE spelt (bones TEXT, form TEXT, entity INTEGER, strength TEXT,
                    PRIMARY KEY (bones, form, entity)) WITHOUT ROWID;
CREATE TABLE domain (domain TEXT PRIMARY KEY, entity INTEGER) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """One entity as a table has it: names and weak names as printed."""

    id: str
    type: EntityType
    country: str = ""
    weight: int = USUAL_WEIGHT
    name_en: str = ""
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    more: str = ""
    certainty: str = ""
    note: str = ""
    source: str = HAND


class Form(NamedTuple):
    """Further names of an entity: metonyms and demonyms."""

    id: str
    kind: MentionKind
    names: tuple[str, ...]
    weak: tuple[str, ...]


def main() -> None:
    """Writes the store."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(STORE))
    write_store(path, table_rows(), table_forms())
    sys.stderr.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")


def table_rows() -> Iterator[Row]:
    """The rows of the entity tables, in their order."""
    for name in ENTITY_TABLES:
        columns = table(name).columns
        for cells in table(name).rows:
            yield row_of(dict(zip(columns, cells, strict=True)))


def row_of(cells: Mapping[str, str]) -> Row:
    """A row from its cells by column."""
    one = collections.defaultdict(str, cells)
    return Row(
        one["id"],
        one["type"],  # type: ignore[arg-type]
        one["country"],
        int(one["weight"] or USUAL_WEIGHT),
        one["name_en"],
        _split(one["names"]),
        _split(one["weak"]),
        one["more"],
        one["certainty"],
        one["note"],
        one["source"] or HAND,
    )


def table_forms() -> Iterator[Form]:
    """The metonyms and demonyms of the tables."""
    for name in FORM_TABLES:
        for cells in table(name).rows:
            yield Form(cells[0], cells[1], _split(cells[2]), _split(cells[3]))  # type: ignore[arg-type]


def tables_digest() -> str:
    """A hash of every table that the store is made from: a store with another one is stale."""
    digest = hashlib.sha256(FORMAT.encode())
    for name in (*ENTITY_TABLES, *FORM_TABLES, WEAK_TABLE, SOURCE_TABLE):
        digest.update(data_bytes(f"{name}.tsv"))
    return digest.hexdigest()[:16]


def write_store(path: Path, rows: Iterable[Row], forms: Iterable[Form] = (), digest: str | None = None) -> None:
    """Writes a store of these rows; what was at `path` is replaced in one step."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as store:
        store.executescript(SCHEMA)
        _fill(store, rows, forms)
        store.execute("INSERT INTO meta VALUES ('digest', ?)", [digest or tables_digest()])
        store.execute("INSERT INTO meta VALUES ('format', ?)", [FORMAT])
        store.commit()
        store.execute("VACUUM")
    fresh.replace(path)


def _fill(store: sqlite3.Connection, rows: Iterable[Row], forms: Iterable[Form]) -> None:
    kept: dict[str, Row] = {}
    uses: list[tuple[str, int, MentionKind, bool]] = []
    spelt: list[tuple[str, int, str]] = []
    numbers: dict[str, int] = {}
    for row in rows:
        number = numbers.setdefault(row.id, len(numbers) + 1)
        kept[row.id] = _completed(kept[row.id], row) if row.id in kept else row
        if row.source == MADE:
            spelt.extend((name, number, MADE) for name in row.names)
            continue
        uses.extend((name, number, "name", False) for name in _english(row))
        for names, weak, strength in ((row.names, False, "strong"), (row.weak, True, "weak")):
            uses.extend((name, number, "name", weak) for name in names)
            if row.type in SPELT_TYPES:
                spelt.extend((name, number, strength) for name in names)
    for form in forms:
        if form.id in numbers:
            uses.extend((name, numbers[form.id], form.kind, False) for name in form.names)
            uses.extend((name, numbers[form.id], form.kind, True) for name in form.weak)
    for key, row in kept.items():
        _fill_entity(store, row, numbers[key])
    _fill_names(store, uses)
    _fill_spelt(store, spelt)
    store.executemany("INSERT INTO source VALUES (?,?,?,?,?)", table(SOURCE_TABLE).rows)


def _english(row: Row) -> list[str]:
    """The English name of a person or body, of more than one word, as Arabic pages print it in brackets."""
    return [row.name_en] if row.type in ("person", "organisation") and " " in row.name_en.strip() else []


def _completed(first: Row, more: Row) -> Row:
    """A row with what it leaves open filled from a later row of the same entity."""
    return first._replace(
        country=first.country or more.country,
        name_en=first.name_en or more.name_en,
        names=first.names or more.names,
        weak=first.weak or more.weak,
        more=first.more or more.more,
        note=first.note or more.note,
        source="+".join(dict.fromkeys([*first.source.split("+"), *more.source.split("+")])),
    )


def _fill_entity(store: sqlite3.Connection, row: Row, number: int) -> None:
    first = next(iter((*row.names, *row.weak)), row.name_en)
    said = (
        row.id,
        row.type,
        row.country,
        row.weight,
        first,
        row.name_en,
        row.more,
        row.certainty,
        row.note,
        row.source,
    )
    store.execute("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?,?,?)", (number, *said))
    if row.type == "organisation" and row.more and row.more[:1] not in "-0123456789":
        store.executemany("INSERT OR IGNORE INTO domain VALUES (?,?)", [(one, number) for one in row.more.split("|")])


def _fill_names(store: sqlite3.Connection, uses: list[tuple[str, int, MentionKind, bool]]) -> None:
    """Folds all names in one go; a name is weak where every table has it weak, or where it is a common word."""
    common = {(row[1] == "demonym", fold_text(row[0])) for row in table(WEAK_TABLE).rows}
    weakness: dict[tuple[str, int, MentionKind], bool] = {}
    folded = fold_text("\n".join(name for name, *_ in uses)).split("\n") if uses else []
    for raw, (_, number, kind, weak) in zip(folded, uses, strict=True):
        words = raw.split(" ")
        form = raw if all(map(str.isalpha, words)) else " ".join(w.form for w in words_of(raw))
        place = (form, number, kind)
        weakness[place] = weakness.get(place, True) and (weak or (kind == "demonym", raw) in common)
    rows = sorted((form.partition(" ")[0], *key, weak) for key, weak in weakness.items() for form in key[:1])
    store.executemany("INSERT INTO name VALUES (?,?,?,?,?)", [(h, f, n, k, int(w)) for h, f, n, k, w in rows])


def _fill_spelt(store: sqlite3.Connection, spelt: list[tuple[str, int, str]]) -> None:
    kept: dict[tuple[str, int], str] = {}
    for name, number, strength in spelt:
        kept.setdefault((sounds(name), number), strength)
    rows = sorted((bones(form), form, number, strength) for (form, number), strength in kept.items())
    store.executemany("INSERT INTO spelt VALUES (?,?,?,?)", [row for row in rows if row[0]])


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


if __name__ == "__main__":
    main()
