"""Lines and rows that never hold more than a page may, and problems that repeat without end told as one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import IO

from waqai.model import Problem, RawPage

MOST_BLANK = 1_000_000
"""Empty lines, or rows without text, one after another: no table of pages has so many."""
MOST_CELLS = 500_000
"""In one row of CSV."""
TOLD_SINGLY = 100
"""Problems of the same kind and words one after another; more become one."""
_BARREN = ("empty", "malformed", "no-text")

Found = RawPage | Problem


class TooLong(Exception):
    """A row is longer than a page may be, or, `barren`, there are too many empty lines."""

    def __init__(self, barren: bool = False) -> None:
        super().__init__()
        self.barren = barren


def lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines without holding more than `limit` bytes; None for a longer one."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
        yield None


class RowLines:
    """The lines of a CSV file for a reader of rows, which asks for as many as a row needs.  Raises `TooLong` where it
    asks for more than `limit` characters or `MOST_CELLS` cells; behind that the next line follows."""

    def __init__(self, stream: IO[str], limit: int, delimiter: str) -> None:
        self.delimiter, self.number = delimiter, 0
        self._stream, self._limit = stream, limit
        self._held = self._cells = self._blank = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def begin_row(self) -> None:
        """What follows is another row."""
        self._held = self._cells = 0

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._held += len(line)
        self._cells += line.count(self.delimiter)
        self._blank = self._blank + 1 if line.isspace() else 0
        if self._blank > MOST_BLANK:
            raise TooLong(barren=True)
        if self._held > self._limit or self._cells > MOST_CELLS:
            while line and not line.endswith(("\n", "\r")):
                line = self._stream.readline(self._limit + 1)
            raise TooLong
        return line


def told_in_runs(found: Iterable[Found]) -> Iterator[Found]:
    """The same, where problems of a kind beyond `TOLD_SINGLY` one after another come as one that tells how many they
    are.  Behind `MOST_BLANK` of them, all without text, the rest is not read, which is told too."""
    run, last = 0, Problem("", "", "")
    for one in found:
        if isinstance(one, Problem) and (one.reason, one.detail) == (last.reason, last.detail):
            run, last = run + 1, one
            if run > MOST_BLANK and one.reason in _BARREN:
                break
            if run <= TOLD_SINGLY:
                yield one
            continue
        yield from _rest(run, last)
        run, last = (1, one) if isinstance(one, Problem) else (0, Problem("", "", ""))
        yield one
    yield from _rest(run, last)
    if run > MOST_BLANK:
        detail = f"more than {MOST_BLANK:,} rows one after another without text; the rest was not read."
        yield dataclasses.replace(last, detail=detail)


def _rest(run: int, last: Problem) -> Iterator[Problem]:
    if run > TOLD_SINGLY:
        yield dataclasses.replace(last, detail=f"{last.detail} So it is with {run - TOLD_SINGLY:,} up to here.")
