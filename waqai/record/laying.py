"""Rows for pages, laid out at a build's end: whole, or where the build changed something.

Both ways run the same queries over what is to be laid out (`queries/laying`); they make the same rows.  What a build
changed is noted while it does so: the articles in the table `unlaid`, by `writing`; the findings here.
"""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING

from waqai.record.database import body_of, statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from duckdb import DuckDBPyConnection

_STEPS = (
    "events", "tellings", "taking_part", "parts", "gone_words", "words", "said", "gone_entities", "entities", "called",
    "pairs", "gone_findings", "findings", "finding_lists", "articles", "sums",
)  # fmt: skip
# Steps that make lists, which must fit in memory: so many occurrences, articles, entities or findings at a time.
SLICES = {"tellings": 50_000, "words": 20_000, "said": 200_000, "entities": 500_000, "findings": 200_000}
# By what large tables are ordered, so that a question about a word, a name, a page or an article reads the few blocks
# that hold it.  What is added later stands at the end, unsorted, until it is a good share of the whole: sorting reads
# and writes all of it, and reading an unsorted end costs about 2 ms for 100,000 rows.
_ORDERS = {
    "word_index": "term, page, part", "entity_names": "folded, entity, article_id", "pages": "page_sha256",
    **dict.fromkeys(
        ("articles", "furniture", "entities", "mentions", "times", "quantities", "quotes", "events", "event_arguments",
         "event_spans", "event_sources", "event_quantities", "relations"),
        "article_id, rowid",
    ),
}  # fmt: skip
UNSORTED_ROWS, UNSORTED_SHARE = 100_000, 0.2
# Rows that were laid out one by one stand at a table's end, in no order: until they are so many, or such a share.
LOOSE_ROWS, LOOSE_SHARE = 200_000, 0.2


def watch(connection: DuckDBPyConnection) -> None:
    """Begins to note what is done to findings."""
    connection.execute(statement("queries/laying/watch"))


def note_forgotten(connection: DuckDBPyConnection) -> None:
    """Notes what is on the list of forgotten findings (`forgotten`), while it is there still."""
    connection.execute(statement("queries/laying/note_forgotten"))


def note_put(connection: DuckDBPyConnection, findings: Sequence[str]) -> None:
    """Notes findings that come, by their ids."""
    connection.execute("INSERT INTO findings_put SELECT unnest($findings)", {"findings": list(findings)})


def lay_out(connection: DuckDBPyConnection) -> None:
    """Lays out the whole record anew."""
    connection.execute(statement("rows"))
    connection.execute(statement("queries/laying/everything"))
    unindex_texts(connection)
    _sort_tables(connection)  # before, so that each slice reads a few blocks of them
    _lay_out(connection)
    connection.execute(statement("queries/laying/indexes"))
    connection.execute(statement("queries/laying/index_texts"))
    _put_about(connection, "rows", _layout())
    _put_about(connection, "rows_loose", "0")


def lay_out_changes(connection: DuckDBPyConnection, articles: Collection[str] | None) -> None:
    """Lays out what changed since the last time: a build's last step, in a transaction.

    `articles` are those that are known to have come or gone, None where it is not known what did.  Where `unlaid`
    lacks one, something else than a build wrote to the record, and all is laid out."""
    known = {article for (article,) in connection.execute("SELECT DISTINCT article_id FROM unlaid").fetchall()}
    if articles is None or not is_laid_out(connection) or not known.issuperset(articles):
        lay_out(connection)
        return
    connection.execute(statement("queries/laying/changed"))
    if _would_be_loose(connection):
        lay_out(connection)
        return
    _lay_out(connection)
    _sort_tables(connection)
    connection.execute(statement("queries/laying/index_texts"))


def unindex_texts(connection: DuckDBPyConnection) -> None:
    """Takes away the indexes of pages and articles until rows are laid out again: who writes many would change all of
    these."""
    connection.execute(statement("queries/laying/unindex_texts"))


def _lay_out(connection: DuckDBPyConnection) -> None:
    connection.execute(statement("queries/laying/order"))
    for step in _STEPS:
        query = statement(f"queries/laying/{step}").replace("(LAID_ACTORS)", f"({_actors()})")
        for _ in _slices(connection, step) if step in SLICES else (None,):
            connection.execute(query)
    connection.execute("DELETE FROM about WHERE item = 'rows_behind'")


def _slices(connection: DuckDBPyConnection, step: str) -> Iterator[None]:
    """Puts what a step is to do into `slice_keys`, some at a time, in the order of its rows."""
    number = f"CAST((row_number() OVER (ORDER BY place NULLS LAST, key) - 1) // {SLICES[step]} AS INTEGER)"
    wanted = body_of(statement(f"queries/laying/sliced_{step}"))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE sliced AS SELECT key, {number} AS slice FROM ({wanted})")
    (count,) = connection.execute("SELECT coalesce(max(slice) + 1, 0) FROM sliced").fetchone() or (0,)
    for n in range(count):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE slice_keys AS SELECT key FROM sliced WHERE slice = {n}")
        yield


@functools.cache
def _actors() -> str:
    """The view `actors`, of the entities that are laid out alone: a filter on it would come after its sums are made."""
    head = "WITH wanted AS NOT MATERIALIZED (FROM entities)"
    chosen = "WITH wanted AS MATERIALIZED (FROM entities WHERE entity IN (FROM slice_keys))"
    return body_of(statement("views/actors")).replace(head, chosen)


def _would_be_loose(connection: DuckDBPyConnection) -> bool:
    """Counts the rows that are about to be laid out one by one; True where it is time to lay out all in order."""
    (more,) = connection.execute(
        "SELECT (SELECT count(*) FROM event_rows WHERE article IN (FROM laid_articles)) "
        "+ (SELECT count(*) FROM events WHERE article_id IN (FROM laid_written)) "
        "+ (SELECT count(*) FROM finding_sides WHERE finding_id IN (FROM laid_findings))"
    ).fetchone() or (0,)
    (rows,) = connection.execute(
        "SELECT (SELECT count(*) FROM event_rows) + (SELECT count(*) FROM finding_sides)"
    ).fetchone() or (0,)
    loose = int(_about(connection, "rows_loose") or 0) + int(more)
    _put_about(connection, "rows_loose", str(loose))
    return loose > max(LOOSE_ROWS, int(rows) * LOOSE_SHARE)


def _sort_tables(connection: DuckDBPyConnection) -> None:
    """Sorts each large table of which much is unsorted."""
    for table, order in _ORDERS.items():
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        known = _about(connection, f"sorted {table}")
        if rows - int(known or 0) > max(UNSORTED_ROWS, rows * UNSORTED_SHARE):
            query = statement("queries/laying/sort").replace("TABLE_", table).replace("ORDER_", order)
            connection.execute(query)
            _put_about(connection, f"sorted {table}", str(rows))


def is_laid_out(connection: DuckDBPyConnection) -> bool:
    """True where the rows for pages are there, as this version lays them out."""
    return _about(connection, "rows") == _layout()


def is_up_to_date(connection: DuckDBPyConnection) -> bool:
    """True where the rows are laid out, and nothing was written or found since."""
    done = is_laid_out(connection) and not is_behind(connection)
    return done and not connection.execute("FROM unlaid LIMIT 1").fetchall()


def fall_behind(connection: DuckDBPyConnection) -> None:
    """Says in the record that findings change, and the rows do not know it yet."""
    _put_about(connection, "rows_behind", "findings")


def is_behind(connection: DuckDBPyConnection) -> bool:
    """True where a build changed findings and was killed before it laid them out."""
    return _about(connection, "rows_behind") is not None


@functools.cache
def _layout() -> str:
    parts = ["rows", *(f"queries/laying/{step}" for step in ("order", *_STEPS, "indexes", "index_texts"))]
    return hashlib.sha256("".join(map(statement, parts)).encode()).hexdigest()[:12]


def _about(connection: DuckDBPyConnection, item: str) -> str | None:
    found = connection.execute("SELECT value FROM about WHERE item = $item", {"item": item}).fetchone()
    return str(found[0]) if found else None


def _put_about(connection: DuckDBPyConnection, item: str, value: str) -> None:
    connection.execute("DELETE FROM about WHERE item = $item", {"item": item})
    connection.execute("INSERT INTO about VALUES ($item, $value)", {"item": item, "value": value})
