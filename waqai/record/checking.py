"""Whether a record holds together: spans in their pages, findings against their sides, counts, references, hashes, and
what is laid out for questions against what it was made of.

Each rule is a query under `queries/checks` that gives what breaks it; a sound record gives no rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.record.answers import make_row
from waqai.record.database import attach, check, explained, fetch
from waqai.record.files import adopt
from waqai.record.laying import is_up_to_date

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHECKS = ("pages", "keys", "spans", "triggers", "references")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a record that does not hold together: which rule it breaks, where, and how."""

    rule: str
    article: str | None
    item: str
    detail: str


def flaws(path: Path) -> list[Flaw]:
    """What does not hold together in the record at `path`; nothing in a sound one.  One of an older layout is brought
    to this one first, as by any question.

    Raises `RecordError` for a file that can't be opened or is no record."""
    adopt(path)
    with explained(path):
        connection = attach(path)
    try:
        check(connection, path)
        found: list[Flaw] = []
        for rule in _rules(connection):
            with explained(path):
                columns, rows = fetch(connection, f"checks/{rule}")
            found += [make_row(Flaw, ["rule", *columns], [rule, *row]) for row in rows]
        return found
    finally:
        connection.close()


def _rules(connection: DuckDBPyConnection) -> list[str]:
    """The rules that a record can be held to: a killed build may have left it without findings, or without what is laid
    out, which the next one makes."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    found = [*CHECKS, "findings"] if "findings" in tables else [*CHECKS]
    return [*found, "laid"] if "findings" in tables and is_up_to_date(connection) else found
