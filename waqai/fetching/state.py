"""What the watch remembers: when each feed is due and what it said last, which pages were found, fetched, given up.

One SQLite file, each step one transaction: a watch that is killed goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from waqai.fetching.listed import Listed
from waqai.model import UsageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
  url TEXT PRIMARY KEY, etag TEXT, modified TEXT, due REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY, host TEXT NOT NULL, outlet TEXT, title TEXT, published TEXT, delay REAL NOT NULL,
  state TEXT NOT NULL DEFAULT 'new', due REAL NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, detail TEXT,
  number INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS pages_waiting ON pages (state, due);
CREATE TABLE IF NOT EXISTS robots (host TEXT PRIMARY KEY, text TEXT NOT NULL, due REAL NOT NULL);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, asked REAL NOT NULL);
"""


class Memory(NamedTuple):
    """What is remembered of a feed."""

    etag: str | None
    modified: str | None
    due: float
    failures: int


class Waiting(NamedTuple):
    """A page that is to be fetched."""

    url: str
    host: str
    outlet: str | None
    title: str | None
    published: str | None
    delay: float
    tries: int


class State:
    """The memory of one watch; a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            with ExitStack() as undone:
                self._connection = undone.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
                self._connection.executescript(_SCHEMA)
                undone.pop_all()
        except sqlite3.Error as error:
            raise UsageError(f"{path}: {error}. Name a folder for the archive that you may write to.") from error

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def feed(self, url: str) -> Memory:
        """What is remembered of a feed; of a new one that it is due."""
        row = self._connection.execute(
            "SELECT etag, modified, due, failures FROM feeds WHERE url = ?", (url,)
        ).fetchone()
        return Memory(*row) if row else Memory(None, None, 0.0, 0)

    def looked(self, url: str, memory: Memory) -> None:
        """Remembers a look at a feed."""
        self._connection.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?)", (url, *memory))

    def found(self, listed: Iterable[tuple[Listed, str]], outlet: str | None, delay: float) -> int:
        """Remembers pages (each with its host) that were not known; tells how many."""
        before = self._count()
        with self._connection:
            self._connection.execute("BEGIN")
            for one, host in listed:
                self._connection.execute(
                    "INSERT OR IGNORE INTO pages (url, host, outlet, title, published, delay, number) "
                    "VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM pages))",
                    (one.url, host, outlet, one.title, one.published, delay),
                )
        return self._count() - before

    def _count(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM pages").fetchone()[0])

    def waiting(self, now: float) -> list[Waiting]:
        """The pages that are due, in the order they were found."""
        rows = self._connection.execute(
            "SELECT url, host, outlet, title, published, delay, tries FROM pages "
            "WHERE state = 'new' AND due <= ? ORDER BY number",
            (now,),
        )
        return [Waiting(*row) for row in rows]

    def done(self, url: str) -> None:
        """Remembers that a page lies in the archive."""
        self._connection.execute("UPDATE pages SET state = 'done', detail = NULL WHERE url = ?", (url,))

    def failed(self, url: str, detail: str, due: float | None) -> None:
        """Remembers a failure: to be tried again at `due`, or never."""
        state = "new" if due is not None else "given up"
        self._connection.execute(
            "UPDATE pages SET state = ?, detail = ?, tries = tries + 1, due = ? WHERE url = ?",
            (state, detail, due or 0.0, url),
        )

    def robots(self, host: str, now: float) -> str | None:
        """A host's robots.txt, while it is fresh."""
        row = self._connection.execute("SELECT text FROM robots WHERE host = ? AND due > ?", (host, now)).fetchone()
        return str(row[0]) if row else None

    def keep_robots(self, host: str, text: str, due: float) -> None:
        """Remembers a host's robots.txt until `due`."""
        self._connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (host, text, due))

    def asked(self, host: str) -> float:
        """When a host was asked last; 0 for one that never was."""
        row = self._connection.execute("SELECT asked FROM hosts WHERE host = ?", (host,)).fetchone()
        return float(row[0]) if row else 0.0

    def ask(self, host: str, now: float) -> None:
        """Remembers that a host is asked now."""
        self._connection.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (host, now))

    def next_due(self, feeds: Iterable[str]) -> float:
        """When something is due next: a feed, or a page to be tried again."""
        page = self._connection.execute("SELECT min(due) FROM pages WHERE state = 'new'").fetchone()[0]
        return min([self.feed(url).due for url in feeds] + ([float(page)] if page is not None else []))
