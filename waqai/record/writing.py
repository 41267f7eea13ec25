"""A build's hand on the record: what is known already, batches of pages in, publishing.

One transaction a batch; what `add` reports as committed is there after any crash.  A page that is read again (another
version of Waqai, another date given) is removed and put in anew in the same transaction.  Removing scans the tables, so
batches grow with the record when pages are replaced: the scans stay few.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.model import BuildReport, Problem
from waqai.record.across import FindingTables, is_current
from waqai.record.database import attach, check, complete, explained, fetch, statement
from waqai.record.files import BuildLock, building_path, note_commit, prepare, publish, settle
from waqai.record.laying import unindex_texts
from waqai.record.rows import Entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Pages passed over that a report names one by one: a million of them must not fill the memory.
MOST_TOLD = 1000
BATCH_PAGES = 256
BATCH_SECONDS = 4.0
# A re-reading of the whole record scans it about this many times, as long as a batch fits in memory.
REPLACING_SCANS = 20
REPLACING_PAGES = 2000
# Publishing copies the file: at most every minute, and at most a twentieth of the time.
PUBLISH_SECONDS = 60.0
PUBLISH_SHARE = 20
# What DuckDB may keep of the record while pages are written, which never looks back: left to itself it keeps all of
# it, up to four fifths of the machine's memory.
CACHE = "512MB"
BY_ARTICLE = (
    "articles", "furniture", "entities", "entity_names", "mentions", "times", "quantities", "quotes", "events",
    "event_arguments", "event_spans", "event_sources", "event_quantities", "relations",
)  # fmt: skip
TABLES = ("pages", *BY_ARTICLE, "word_index", "page_sources", "problems")


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _mark(source: str, input_sha256: str | None) -> bytes:
    """A short stand-in for an input at a place: a million of them must fit in memory."""
    return hashlib.blake2b(f"{input_sha256}\0{source}".encode("utf-8", "replace"), digest_size=12).digest()


class Build:
    """A running build of the record at `path`; a context manager.  Leaving it publishes what was committed."""

    def __init__(self, path: Path, version: str, waqai: str) -> None:
        self.path, self.version, self.waqai = path, version, waqai
        self.report = BuildReport()
        self._lock = BuildLock(path)
        self._connection: DuckDBPyConnection | None = None
        self._waiting: list[Entry] = []
        self._inputs: set[bytes] = set()
        self._pages: set[str] = set()
        self._problems: set[str] = set()
        self._passed_over: dict[bytes, tuple[str, str]] = {}
        self._schemas: dict[str, Any] = {}
        self._committed = self._published = time.monotonic()
        self._publishing_took = 0.0
        self._replacing = False

    def __enter__(self) -> Build:
        self._lock.acquire()
        try:
            settle(self.path)
            self._load_known()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None or issubclass(kind, KeyboardInterrupt):
                self._commit()
            self.publish()
        finally:
            self._let_go()
            self._lock.release()

    def knows(self, source: str, input_sha256: str) -> bool:
        """True for an input that this version has read, or passed over for good; either way it is in the report."""
        mark = _mark(source, input_sha256)
        if mark in self._passed_over:
            self.report = _with_problems(self.report, [Problem(source, *self._passed_over[mark])])
        elif mark in self._inputs:
            self.report = dataclasses.replace(self.report, known=self.report.known + 1)
        return mark in self._passed_over or mark in self._inputs

    def add(self, entry: Entry) -> bool:
        """Takes one page; True when that completed a batch, which is committed then."""
        self._waiting.append(entry)
        if not self._is_due():
            return False
        self._commit()
        self._publish_if_due()
        return True

    def forget(self, sources: Sequence[str]) -> int:
        """Takes out the pages that were found at these places, wherever else they were found; tells how many."""
        self._commit()
        with explained(self.path):
            connection = self._open()
            connection.execute("BEGIN")
            pages = sorted({sha for (sha,) in fetch(connection, "pages_at", sources=list(sources))[1]})
            self._remove(connection, pages)
            connection.execute(
                "DELETE FROM page_sources WHERE page_sha256 IN (SELECT unnest($pages))", {"pages": pages}
            )
            connection.execute("COMMIT")
        return len(pages)

    def publish(self) -> None:
        """Lets readers see what is committed."""
        if self._connection is not None:
            started = time.monotonic()
            self._let_go()
            publish(self.path)
            self._published = time.monotonic()
            self._publishing_took = self._published - started

    def _publish_if_due(self) -> None:
        pause = max(PUBLISH_SECONDS, PUBLISH_SHARE * self._publishing_took)
        if time.monotonic() - self._published > pause:
            self.publish()

    def _is_due(self) -> bool:
        replacing = any(entry.page_sha256 in self._pages for entry in self._waiting[-1:])
        if replacing or self._replacing:
            self._replacing = True
            return len(self._waiting) >= max(BATCH_PAGES, min(REPLACING_PAGES, len(self._pages) // REPLACING_SCANS))
        return len(self._waiting) >= BATCH_PAGES or time.monotonic() - self._committed > BATCH_SECONDS

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _load_known(self) -> None:
        if not self.path.exists():
            return
        with explained(self.path):
            connection = attach(self.path)
            try:
                check(connection, self.path)
                known = fetch(connection, "known_inputs", version=self.version)[1]
                self._pages = {sha for (sha,) in connection.execute("SELECT page_sha256 FROM pages").fetchall()}
                self._problems = {name for (name,) in connection.execute("SELECT source FROM problems").fetchall()}
            finally:
                connection.close()
        self._inputs = {_mark(source, sha) for source, sha, reason, _ in known if reason is None}
        told: dict[tuple[str, str], tuple[str, str]] = {}  # of a million problems most have the same words
        self._passed_over = {
            _mark(s, sha): told.setdefault((reason, detail), (reason, detail))
            for s, sha, reason, detail in known
            if reason
        }

    def _open(self) -> DuckDBPyConnection:
        if self._connection is None:
            prepare(self.path, self.waqai)
            self._connection = attach(building_path(self.path), write=True)
            complete(self._connection)
            unindex_texts(self._connection)
            self._connection.execute(f"SET memory_limit = '{CACHE}'")
        return self._connection

    def across(self, version: str) -> FindingTables | None:
        """Commits what waits; then the tables of findings, or None where they are those of the record already."""
        self._commit()
        if self._connection is None and (not self.path.exists() or is_current(self.path, version)):
            return None
        with explained(self.path):
            self._open().execute("RESET memory_limit")
            return FindingTables(self._open(), version)

    def _commit(self) -> None:
        """Writes the waiting pages in one transaction, then counts them."""
        entries, self._waiting, self._replacing = self._waiting, [], False
        if not entries and (self._connection is not None or self.path.exists()):
            return
        with explained(self.path):
            connection = self._open()
            connection.execute("BEGIN")
            again = self._write(connection, entries)
            connection.execute("COMMIT")
            note_commit(self.path)
        self._committed = time.monotonic()
        self._count(entries, again)

    def _write(self, connection: DuckDBPyConnection, entries: Sequence[Entry]) -> set[str]:
        """Writes a batch; returns the pages that were there before and were read again."""
        kept, old = self._decide(connection, entries)
        again = {sha for sha in kept if sha in old}
        self._remove(connection, sorted(again))
        self._forget_places(connection, entries)
        for table in TABLES:
            rows = [row for entry in _rows_wanted(entries, kept) for row in entry.rows.get(table, ())]
            self._insert(connection, table, rows if table != "page_sources" else _places(entries))
        written = [(row[0], None) for entry in kept.values() for row in entry.rows.get("articles", ())]
        self._insert(connection, "unlaid", written)
        return again

    def _remove(self, connection: DuckDBPyConnection, pages: list[str]) -> None:
        if not pages:
            return
        connection.execute(statement("queries/laying/note_removed"), {"pages": pages})
        connection.execute(statement("queries/remove_words"), {"pages": pages})
        for table in reversed(BY_ARTICLE):  # articles last: the others are found through them
            connection.execute(statement("queries/remove_items").replace("TABLE", table), {"pages": pages})
        connection.execute("DELETE FROM pages WHERE page_sha256 IN (SELECT unnest($pages))", {"pages": pages})

    def _decide(
        self, connection: DuckDBPyConnection, entries: Sequence[Entry]
    ) -> tuple[dict[str, Entry], dict[str, tuple[str, str]]]:
        """Which entry of each page is kept, and the pages that the record holds already with source and version.

        Found at several places, a page is read as it stands at the first of them in alphabetical order: whatever the
        order of the inputs, and whatever came with the others."""
        shas = sorted({entry.page_sha256 for entry in entries if entry.page_sha256 in self._pages})
        old = {sha: (source, version) for sha, source, version in fetch(connection, "known_pages", pages=shas)[1]}
        kept: dict[str, Entry] = {}
        for entry in entries:
            sha = entry.page_sha256
            if sha is None:
                continue
            source, version = old.get(sha, (entry.source, self.version))
            before = kept[sha].source if sha in kept else source
            if entry.source <= before or (version != self.version and sha not in kept):
                kept[sha] = entry
        return kept, old

    def _forget_places(self, connection: DuckDBPyConnection, entries: Sequence[Entry]) -> None:
        """Removes what the batch says anew about places: problems, and where known pages were found."""
        stale = sorted({entry.source for entry in entries if entry.source in self._problems})
        if stale:
            connection.execute("DELETE FROM problems WHERE source IN (SELECT unnest($sources))", {"sources": stale})
        again = [(e.page_sha256, e.source) for e in entries if e.page_sha256 in self._pages]
        if again:
            pages, sources = (list(column) for column in zip(*again, strict=True))
            connection.execute(statement("queries/remove_places"), {"pages": pages, "sources": sources})

    def _insert(self, connection: DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        if table not in self._schemas:
            self._schemas[table] = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
        made = _terms_as_arrow if table == "word_index" else _as_arrow
        connection.register("incoming", made(rows, self._schemas[table]))
        connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
        connection.unregister("incoming")

    def _count(self, entries: Sequence[Entry], again: set[str]) -> None:
        read = [entry for entry in entries if entry.page_sha256 is not None]
        problems = [entry.problem for entry in entries if entry.problem is not None]
        fresh = {entry.page_sha256 for entry in read} - self._pages
        report = dataclasses.replace(
            self.report,
            new=self.report.new + len(fresh),
            again=self.report.again + len(again),
            known=self.report.known + len(read) - len(fresh) - len(again),
            articles=self.report.articles + sum(entry.articles for entry in read),
            events=self.report.events + sum(entry.events for entry in read),
        )
        self.report = _with_problems(report, problems)
        self._pages.update(sha for sha in fresh if sha)
        self._problems.update(problem.source for problem in problems)
        self._inputs.update(_mark(entry.source, entry.input_sha256) for entry in read if entry.input_sha256)


def _with_problems(report: BuildReport, problems: Sequence[Problem]) -> BuildReport:
    """The report with further pages that were passed over: all counted, the first named."""
    if not problems:
        return report
    reasons = Counter(report.reasons)
    reasons.update(problem.reason for problem in problems)
    room = MOST_TOLD - len(report.problems)
    named = (*report.problems, *problems[:room]) if room > 0 else report.problems
    count = report.passed_over + len(problems)
    return dataclasses.replace(report, problems=named, passed_over=count, reasons=dict(reasons))


def _rows_wanted(entries: Sequence[Entry], kept: dict[str, Entry]) -> list[Entry]:
    """The kept pages, and the last problem of each place."""
    troubled = {entry.source: entry for entry in entries}
    problems = [entry for entry in troubled.values() if entry.problem is not None]
    return [*kept.values(), *problems]


def _places(entries: Iterable[Entry]) -> list[tuple[str, str, str | None]]:
    found = {(e.page_sha256, e.source): (e.page_sha256, e.source, e.input_sha256) for e in entries if e.page_sha256}
    return list(found.values())


def _as_arrow(rows: Sequence[tuple[Any, ...]], schema: Any) -> Any:
    """The rows as an Arrow table.  Lone surrogates, which no database stores, become U+FFFD: spans stay right."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only a build wants it

    try:
        columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    except UnicodeEncodeError:
        return _as_arrow([tuple(_storable(value) for value in row) for row in rows], schema)
    return pa.Table.from_arrays(columns, schema=schema)


def _terms_as_arrow(rows: Sequence[Any], schema: Any) -> Any:
    """The rows of the word index, of some articles' `Terms`."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import compute  # noqa: PLC0415 - as above

    def whole(parts: Iterable[bytes]) -> Any:
        joined = b"".join(parts)
        return pa.Array.from_buffers(pa.int32(), len(joined) // 4, [None, pa.py_buffer(joined)])

    times, every = whole(one.counts for one in rows), whole(one.positions for one in rows)
    ends = pa.concat_arrays([pa.array([0], pa.int32()), compute.cumulative_sum(times)])
    places, first = pa.ListArray.from_arrays(ends, every), every.take(ends.slice(0, len(times)))
    terms = [term for one in rows for term in one.terms]
    pages = [int(one.article[:16], 16) for one in rows for _ in one.terms]
    parts = [int(one.article[17:]) for one in rows for _ in one.terms]
    try:
        column = pa.array(terms, pa.string())
    except UnicodeEncodeError:
        column = pa.array(_storable(terms), pa.string())
    numbers = [pa.array(pages, pa.uint64()), pa.array(parts, pa.uint32()), whole(one.whole for one in rows)]
    columns = [column, *numbers, times, first, places]
    return pa.Table.from_arrays([c.cast(f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_storable(part) for part in value]
    return value
