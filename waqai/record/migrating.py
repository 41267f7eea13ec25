"""Records of older layouts, brought to this version's: on a copy that takes the record's place when it is whole.

The copy is laid out anew and filled table by table with the columns that both layouts have; then the steps from each
layout to the next (`migrations/N.sql`) fill what is new.  Pages are not read again: the next build does that, since
another version read them.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.record.database import SCHEMA, attach, complete, create, explained, statement
from waqai.record.laying import lay_out

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_STEPS = resources.files("waqai.record") / "migrations"


def oldest() -> int:
    """The oldest layout that can be brought to this one."""
    return min(int(step.name.removesuffix(".sql")) for step in _STEPS.iterdir() if step.name.endswith(".sql"))


def is_older(path: Path) -> bool:
    """Whether a file is a record of an older layout that can be brought to this one."""
    import duckdb  # noqa: PLC0415 - see `database`

    try:
        with closing(attach(path)) as connection:
            row = connection.execute("SELECT value FROM about WHERE item = 'schema'").fetchone()
    except duckdb.Error:
        return False  # whoever opens it next says what is wrong
    found = str(row[0]) if row else ""
    return found.isdigit() and oldest() <= int(found) < int(SCHEMA)


def migrate(path: Path) -> None:
    """Brings the record at `path` to this layout.  Wants the build's lock held.  Killed at any moment it leaves the
    record as it was, and beside it what the next one takes away.

    Raises `RecordError` where the folder can't be written, or the disk is full."""
    part = path.with_name(path.name + ".migrating")
    with explained(path):
        _remove(part)
        try:
            with closing(attach(part, write=True)) as connection:
                create(connection, "", "")
                _fill(connection, path)
                connection.execute("CHECKPOINT record")
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            _remove(part)


def _remove(part: Path) -> None:
    """Takes away a copy, its log, and what did not fit in memory."""
    for left in (part, part.with_name(part.name + ".wal")):
        left.unlink(missing_ok=True)
    shutil.rmtree(part.with_name(part.name + ".tmp"), ignore_errors=True)


def _fill(connection: DuckDBPyConnection, old: Path) -> None:
    quoted = str(old).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS old (READ_ONLY)")
    connection.execute("BEGIN")
    connection.execute("DELETE FROM about")
    for (table,) in connection.execute(statement("queries/tables")).fetchall():
        shared = _columns(connection, "old", table) & _columns(connection, "record", table)
        if shared:
            names = ", ".join(f'"{name}"' for name in sorted(shared))
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM old.{table} ORDER BY rowid")
    (layout,) = connection.execute("SELECT value FROM about WHERE item = 'schema'").fetchone() or ("",)
    for step in range(int(layout), int(SCHEMA)):
        connection.execute((_STEPS / f"{step}.sql").read_text("utf-8"))
    connection.execute("UPDATE about SET value = $schema WHERE item = 'schema'", {"schema": SCHEMA})
    connection.execute("COMMIT")
    connection.execute("DETACH old")
    complete(connection)
    lay_out(connection)


def _columns(connection: DuckDBPyConnection, database: str, table: str) -> set[str]:
    query = "SELECT column_name FROM duckdb_columns() WHERE database_name = $database AND table_name = $table"
    return {name for (name,) in connection.execute(query, {"database": database, "table": table}).fetchall()}
