"""Rows of a Parquet file, one at a time, their cells as text.

The file may be anybody's: text that is no UTF-8, days that no calendar has, cells of gigabytes, dictionaries that say
one long text a million times and pages that claim gigabytes must not end a run or fill the memory.  One row is held at
a time, and of each wanted column one page, which Parquet packs at once.  A stretch of rows (a row group) with a page
larger than `MOST_PAGE` is told and not opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from waqai.sources.parquet_pages import larger_than

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MOST_PAGE = 512 << 20
"""The largest page, in bytes once unpacked: writers put up to 1,024 cells into one, of HTML half a megabyte each."""
# Rows at a time.  One costs 30 microseconds; of several each may be as long as a page may be, and a text that a
# dictionary says again and again is held once for each.
_BATCH = 1
# Where the file itself wants a column as a dictionary (pandas' categories), all of that comes with each batch.
_BATCH_OF_CATEGORIES = 16
_BUFFER = 1 << 20

Row = Mapping[str, Any]


class Damaged(Exception):
    """The table, or, where it was `opened`, what follows a row of it can't be read."""

    def __init__(self, why: str, opened: bool) -> None:
        super().__init__(why)
        self.opened = opened


class PassedOver(NamedTuple):
    """Rows one after another whose page is too large, by their numbers."""

    first: int
    last: int


class Table:
    """A Parquet file; a context manager.  `number` is that of the last row that was given, counted from 1.  Raises
    `Damaged` where it is none, `OSError` where it can't be opened."""

    def __init__(self, path: Path, longest: int) -> None:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - heavy, and few inputs need it

        self.number = 0
        self._path, self._longest = path, longest
        self._errors = (ArrowException, OSError, ValueError, OverflowError)
        try:
            # Read as it is wanted, and not a row group at once, which may hold gigabytes.
            self._file: ParquetFile = parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
            self.names: Sequence[str] = self._file.schema_arrow.names
        except self._errors as error:
            if isinstance(error, FileNotFoundError | PermissionError):
                raise
            raise Damaged(str(error), opened=False) from error

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def rows(self, columns: Sequence[str]) -> Iterator[Row | PassedOver]:
        """The rows with these columns, or all where none is named.  Raises `Damaged` behind the last good one."""
        try:
            for group in range(self._file.num_row_groups):
                if self._has_large_page(group, columns):
                    first, self.number = self.number + 1, self.number + self._file.metadata.row_group(group).num_rows
                    yield PassedOver(first, self.number)
                else:
                    yield from self._rows_of(group, columns)
        except self._errors as error:
            raise Damaged(str(error), opened=True) from error

    def _has_large_page(self, group: int, columns: Sequence[str]) -> bool:
        about = self._file.metadata.row_group(group)
        chunks = [about.column(number) for number in range(about.num_columns)]
        wanted = [chunk for chunk in chunks if not columns or _is_of(chunk.path_in_schema, columns)]
        with self._path.open("rb") as file:
            return larger_than(MOST_PAGE, file, wanted)

    def _rows_of(self, group: int, columns: Sequence[str]) -> Iterator[Row]:
        kinds = {one.name: one.type for one in self._file.schema_arrow}
        categories = any(hasattr(kinds[name], "index_type") for name in columns or self.names)
        size = _BATCH_OF_CATEGORIES if categories else _BATCH
        for batch in self._file.iter_batches(batch_size=size, row_groups=[group], columns=list(columns) or None):
            for row in range(batch.num_rows):
                self.number += 1
                yield {name: self._plain(batch.column(at)[row]) for at, name in enumerate(batch.schema.names)}

    def _plain(self, cell: Any) -> Any:
        """The value of a cell: text as far as a page may be long, None for what Python has no value for."""
        if not cell.is_valid:
            return None
        cell = cell.value if hasattr(cell, "dictionary") else cell
        if hasattr(cell, "as_buffer"):
            return cell.as_buffer()[: self._longest + 1].to_pybytes().decode("utf-8", "replace")
        try:
            return cell.as_py()
        except self._errors:
            return None


def _is_of(path: str, columns: Sequence[str]) -> bool:
    """True for the path of a column, or of one inside it.

    >>> [_is_of(path, ["text"]) for path in ("text", "text.list.element", "texts")]
    [True, True, False]
    """
    return any(path == name or path.startswith(f"{name}.") for name in columns)
