"""Connections to an open record that are kept from question to question: a page asks a dozen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Cursors:
    """Those of one open file; a question has one for itself alone, whatever thread asks."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._free: list[DuckDBPyConnection] = []

    @contextmanager
    def one(self) -> Iterator[DuckDBPyConnection]:
        """A connection that is nobody else's meanwhile; one on which a question failed goes."""
        try:
            cursor = self._free.pop()
        except IndexError:
            cursor = self._connection.cursor().execute("USE record")
        try:
            yield cursor
        except BaseException:
            cursor.close()
            raise
        self._free.append(cursor)

    def close(self) -> None:
        """Lets those go that no question uses."""
        while self._free:
            self._free.pop().close()
