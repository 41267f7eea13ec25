"""A desk's own names: a table that it may read and change, and the store made from it, which goes before ours.

They lie in the folder of `$WAQAI_KNOWLEDGE`, else in the user's data folder: `knowledge.tsv` holds the rows in the
columns of the entity tables, `knowledge.sqlite` is made anew whenever rows are added or removed.  A row with the id of
a known entity adds names to it; its own ids begin with `own:`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from waqai.knowledge.compiling import Row, row_of, write_store
from waqai.knowledge.store import forget, own_path
from waqai.model import UsageError

COLUMNS = ("id", "type", "country", "weight", "name_en", "names", "weak", "more", "certainty", "note")
OWN = "own"
HEADER = (
    "# Names of your own, written by `waqai knowledge add`. You may change them here: run `waqai knowledge add` with\n"
    "# this file afterwards. Columns as in the entity tables; names and weak hold variants between |.\n"
)


def own_table() -> Path:
    """The table of own rows, beside their store."""
    return own_path().with_suffix(".tsv")


def own_rows() -> list[Row]:
    """The own rows, in order of id; none where nothing was added."""
    path = own_table()
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
    columns = lines[0].split("\t") if lines else []
    return [row_of(dict(zip(columns, line.split("\t"), strict=False))) for line in lines[1:]]


def add_rows(rows: Iterable[Row]) -> tuple[int, int]:
    """Adds rows, each in place of an earlier one of its id; how many are new, and how many took another's place."""
    kept = {row.id: row for row in own_rows()}
    before = len(kept)
    given = {row.id: row for row in map(named, rows)}
    _write({**kept, **given}.values())
    new = len(kept | given) - before
    return new, len(given) - new


def remove_rows(ids: Iterable[str]) -> int:
    """Takes rows out by id; how many there were."""
    kept = {row.id: row for row in own_rows()}
    gone = [kept.pop(key) for key in set(ids) if key in kept]
    _write(kept.values())
    return len(gone)


def named(row: Row) -> Row:
    """The row with an id of its own where it brings none.

    >>> named(Row("", "person", "EG", name_en="Mona Fawzy", names=("منى فوزي",))).id
    'own:mona-fawzy'
    """
    return row if row.id else row._replace(id=f"own:{_slug(row.name_en) or _hash(row)}")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _hash(row: Row) -> str:
    return hashlib.sha256("|".join((row.type, row.country, *row.names, *row.weak)).encode()).hexdigest()[:12]


def _write(rows: Iterable[Row]) -> None:
    """Writes the table and its store; each takes the place of the old one in one step."""
    path = own_path()
    ordered = sorted(rows, key=lambda row: row.id)
    text = HEADER + "\t".join(COLUMNS) + "\n" + "".join(f"{_line(row)}\n" for row in ordered)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = own_table().with_name(own_table().name + ".new")
        fresh.write_text(text, "utf-8")
        write_store(path, (row._replace(source=OWN) for row in ordered), digest=_digest(text))
        fresh.replace(own_table())
        forget()
    except OSError as error:
        raise UsageError(f"{path.parent}: {error.strerror}. Name another place with WAQAI_KNOWLEDGE=FILE.") from error


def _line(row: Row) -> str:
    cells = row._asdict() | {"names": "|".join(row.names), "weak": "|".join(row.weak), "weight": str(row.weight)}
    return "\t".join(" ".join(cells[column].split()) for column in COLUMNS)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
