"""Rows of a Parquet file, a few at a time, their cells as text.

The file may be anybody's: text that is no UTF-8, days that no calendar has, cells of gigabytes and dictionaries that
say one long text a million times must not end a run or fill the memory.  Limits: Parquet's own page is held whole,
whatever it unpacks to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 16
"""Rows at a time: each may be as large as a page may be."""
_BUFFER = 1 << 20

Row = Mapping[str, Any]


class Damaged(Exception):
    """The table, or, where it was `opened`, what follows a row of it can't be read."""

    def __init__(self, why: str, opened: bool) -> None:
        super().__init__(why)
        self.opened = opened


class Table:
    """A Parquet file; a context manager.  Raises `Damaged` where it is none, `OSError` where it can't be opened."""

    def __init__(self, path: Path, longest: int) -> None:
        from pyarrow import ArrowException, parquet, types  # noqa: PLC0415 - heavy, and few inputs need it

        self._longest = longest
        self._errors = (ArrowException, OSError, ValueError, OverflowError)
        try:
            schema = parquet.read_schema(path)
            self.names: Sequence[str] = schema.names
            # Read as it is wanted, and not a row group at once, which may hold gigabytes; a text that a dictionary
            # says again and again is held once.
            texts = [one.name for one in schema if types.is_string(one.type) or types.is_binary(one.type)]
            self._file: ParquetFile = parquet.ParquetFile(
                path, pre_buffer=False, buffer_size=_BUFFER, read_dictionary=texts
            )
        except self._errors as error:
            if isinstance(error, FileNotFoundError | PermissionError):
                raise
            raise Damaged(str(error), opened=False) from error

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def rows(self, columns: Sequence[str]) -> Iterator[Row]:
        """The rows with these columns, or all where none is named.  Raises `Damaged` behind the last good one."""
        try:
            for batch in self._file.iter_batches(batch_size=BATCH, columns=list(columns) or None):
                names = batch.schema.names
                for number in range(batch.num_rows):
                    yield {name: self._plain(batch.column(at)[number]) for at, name in enumerate(names)}
        except self._errors as error:
            raise Damaged(str(error), opened=True) from error

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
