"""Opening a DuckDB file, and what went wrong with it in words that say what to do.

DuckDB is imported when a file is first opened: a process that only reads pages needs none.  A file is attached to a
private in-memory database, since DuckDB would otherwise hand out one shared instance a path and never see that
another file was published under the same name.
"""

from __future__ import annotations

import functools
import os
import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.model import RecordError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "3"
# By which day the tables that grow with time are partitioned where they go out.
_DAY_OF = {"articles": "published_day", "events": "sort_day"}
_FOLDER = resources.files("waqai.record")
_PARAMETER = re.compile(r"\$(\w+)")
_ONE_OF = re.compile(r"\bIN \(SELECT unnest\(CAST\(\$(\w+) AS VARCHAR\[\]\)\)\)")
# Up to so many keys a reader looks up in a large table without reading all of it.
LOOKED_UP_AT_ONCE = 500
# What DuckDB says, and what it means for the user.  Its error classes do not tell these apart.
_MEANINGS = (
    ("not a valid DuckDB database", "is no record: it is no DuckDB file. Name another file, or move it away."),
    ("replaying WAL", "has a damaged log. Put back a copy of it, or build it anew under another name."),
    ("Corrupt database", "is damaged, or no record. Put back a copy of it, or build it anew under another name."),
    ("Could not set lock", "is in use by another process{who}. Close it there, then try again."),
    ("file handle conflict", "is open for writing in this program. Close that connection, then try again."),
    ("different configuration", "is open in another way in this program. Close that connection, then try again."),
    ("does not exist", "does not exist. `waqai build PAGES --record FILE` makes one."),
    ("version number", "was written by another version of DuckDB. `pip install -U duckdb` may read it."),
    ("Is a directory", "is a folder. Name a file in it."),
    ("No such file or directory", "can't be made: its folder does not exist. Make the folder, or name another file."),
    ("Permission denied", "can't be opened: permission denied. Check who owns it."),
    ("No space left", "can't be written: the disk is full. Make room, then build again; nothing committed is lost."),
)


@functools.cache
def statement(name: str) -> str:
    """The SQL file `NAME.sql` of this room."""
    return (_FOLDER / f"{name}.sql").read_text("utf-8")


def _views() -> list[str]:
    return sorted(
        file.name.removesuffix(".sql") for file in (_FOLDER / "views").iterdir() if file.name.endswith(".sql")
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns DuckDB's errors and the system's into a `RecordError` that names the file and what to do."""
    import duckdb  # noqa: PLC0415 - see the module's docstring

    try:
        yield
    except duckdb.Error as error:
        raise RecordError(explain(path, str(error))) from error
    except OSError as error:
        raise RecordError(explain(path, error.strerror or str(error))) from error


def explain(path: Path, message: str) -> str:
    """What an error of DuckDB's or of the system's means for the user, in one line that names the file."""
    for sign, meaning in _MEANINGS:
        if sign in message:
            pid = message.partition("(PID ")[2].partition(")")[0]
            return f"{path} {meaning.format(who=f' ({pid})' if pid else '')}"
    return f"{path}: {message.splitlines()[0]}"


def attach(path: Path, *, write: bool = False, spill: Path | None = None) -> DuckDBPyConnection:
    """A connection to the file, which is made when it is opened for writing and not there.

    What does not fit in memory goes to `spill`: beside the record by default where it is written, else into the
    system's folder for such things; never where somebody stands, which DuckDB takes for itself."""
    import duckdb  # noqa: PLC0415 - see the module's docstring

    config: dict[str, Any] = {"threads": 2} if write else _threads()
    config["temp_directory"] = str(spill or (f"{path}.tmp" if write else _own_place()))
    connection = duckdb.connect(":memory:", config=config)
    if not write:
        connection.execute(f"SET GLOBAL dynamic_or_filter_threshold = {LOOKED_UP_AT_ONCE}")  # its cursors as well
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS record{'' if write else ' (READ_ONLY)'}; USE record")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _own_place() -> str:
    """A folder that no other process has: DuckDB's files of two would bear the same names.  It makes the folder when it
    is wanted, and takes it away."""
    return os.path.join(tempfile.gettempdir(), f"waqai-{os.getpid()}-{secrets.token_hex(8)}")


def _threads() -> dict[str, Any]:
    """As many threads as this process may use cores: DuckDB counts those of the machine, and threads that have none of
    their own wait for one another."""
    return {"threads": len(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else {}


def create(connection: DuckDBPyConnection, version: str, record_id: str) -> None:
    """Lays out an empty record."""
    connection.execute("BEGIN")
    connection.execute(statement("schema"))
    complete(connection)
    items = [("schema", SCHEMA), ("waqai", version), ("record_id", record_id)]
    connection.executemany("INSERT INTO about VALUES (?, ?)", items)
    connection.execute("COMMIT")


def complete(connection: DuckDBPyConnection) -> None:
    """Lays out what a record of an older version lacks: the tables and views of findings."""
    connection.execute(statement("findings"))
    # Of this record: another may be attached beside it.
    known = "SELECT view_name FROM duckdb_views() WHERE database_name = current_database()"
    there = {name for (name,) in connection.execute(known).fetchall()}
    for name in _views():
        if name not in there:
            connection.execute(statement(f"views/{name}"))


def check(connection: DuckDBPyConnection, path: Path) -> dict[str, str]:
    """What the file says about itself.  Raises `RecordError` for what this version can't use."""
    import duckdb  # noqa: PLC0415 - see the module's docstring

    try:
        about = dict(connection.execute("SELECT item, value FROM about").fetchall())
    except duckdb.CatalogException as error:
        raise RecordError(f"{path} is a DuckDB file, but no record of Waqai's. Name another file.") from error
    found = about.get("schema", "0")
    if found != SCHEMA:
        newer = found.isdigit() and int(found) > int(SCHEMA)
        todo = "upgrade Waqai" if newer else "build it anew under another name"
        raise RecordError(f"{path} has layout {found}, this version of Waqai reads layout {SCHEMA}: {todo}.")
    return about


@functools.cache
def chosen_from(view: str, name: str) -> str:
    """The rows of a view, made for the items only that `queries/NAME.sql` chooses, and in its order.

    A view can't be told to look at some events only: a filter on it comes after its lists of names are made, for the
    whole record.  So the choice takes the place of the view's first line, `WITH wanted AS ... (FROM ...)`."""
    body = body_of(statement(f"views/{view}"))
    before, _, rest = body.partition("WITH wanted AS NOT MATERIALIZED (")
    choice = body_of(statement(f"queries/{name}"))
    order = body_of(statement(f"queries/{name}_order"))
    return f"WITH chosen AS ({before}WITH wanted AS MATERIALIZED ({choice}{rest[rest.index(')') :]}) {order}"


@functools.cache
def chosen_events() -> str:
    """The events that `queries/timeline.sql` chooses, by article."""
    return f"WITH chosen AS ({body_of(statement('queries/timeline'))}) {statement('queries/events_chosen')}"


def only_given(query: str, parameters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The query without the conditions (from a line's `  AND ` to the next) of which a parameter is null, and the
    parameters that are left: what is not asked must cost nothing.  One of a single key is that key, which is looked up
    without a join.

    >>> only_given("WHERE true\\n  AND a = $a\\n  AND b = $b\\n  AND true", {"a": None, "b": 2})
    ('WHERE true\\n  AND b = $b\\n  AND true', {'b': 2})
    >>> only_given("WHERE a IN (SELECT unnest(CAST($a AS VARCHAR[])))", {"a": ["Q30"]})
    ('WHERE a = CAST($a AS VARCHAR[])[1]', {'a': ['Q30']})
    """
    missing = {name for name, value in parameters.items() if value is None}
    parts = re.split(r"\n(?=  AND )", query)
    kept = [part for part in parts if not part.startswith("  AND ") or missing.isdisjoint(_PARAMETER.findall(part))]
    found = _ONE_OF.sub(lambda one: _equal(one, parameters), "\n".join(kept))
    named = set(_PARAMETER.findall(found))
    return found, {name: value for name, value in parameters.items() if name in named}


def _equal(one: re.Match[str], parameters: Mapping[str, Any]) -> str:
    return f"= CAST(${one[1]} AS VARCHAR[])[1]" if len(parameters[one[1]]) == 1 else one[0]


_TABLE = re.compile(r"[a-z][a-z0-9_]{0,60}")


def write_parquet(connection: DuckDBPyConnection, folder: Path) -> int:
    """Every table of a record as Parquet under `folder`, its rows in one order whatever the order they came in; tells
    how many tables.  Articles and events are partitioned by month (`month=2024-06/`), as Hive names partitions."""
    tables = [name for (name,) in connection.execute(statement("queries/tables")).fetchall()]
    if odd := next((name for name in tables if not _TABLE.fullmatch(name)), None):
        raise RecordError(f"this is no record as Waqai makes them: it holds a table named {odd!r}")
    for table in tables:
        day = _DAY_OF.get(table)
        month = f", coalesce(strftime({day}, '%Y-%m'), 'unknown') AS month" if day else ""
        target = str(folder / table if day else folder / f"{table}.parquet").replace("'", "''")
        options = "FORMAT parquet, COMPRESSION zstd" + (", PARTITION_BY (month)" if day else "")
        connection.execute(f"COPY (SELECT *{month} FROM {table} ORDER BY ALL) TO '{target}' ({options})")
    return len(tables)


def body_of(text: str) -> str:
    """The query of a file: without its comments, the head of a view, and what follows the first statement."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    query = lines.split(";")[0]
    return query.split(" AS\n", 1)[1] if query.lstrip().startswith("CREATE VIEW") else query


def fetch(connection: DuckDBPyConnection, name: str, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of the query `queries/NAME.sql`."""
    return run(connection, statement(f"queries/{name}"), parameters)


def run(
    connection: DuckDBPyConnection, query: str, parameters: Mapping[str, Any]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a query."""
    cursor = connection.execute(query, dict(parameters) or None)
    return [column[0] for column in cursor.description or ()], cursor.fetchall()
