"""Things made ready to be compared, laid aside until a partition wants them.

The wordings, events and sentences of a window are more than a process should hold, and each is wanted by several
partitions.  Few stay as they are; many lie packed in a file that is gone when the shelf is closed, or the process ends,
and what is held of each is its name and its place.

>>> with Shelf() as shelf:
...     shelf.put("a", (1, 2))
...     shelf.put("b", packed((3, 4)))
...     [opened(shelf.take(name)) for name in ("a", "b")], shelf.missing(["b", "c"])
([(1, 2), (3, 4)], ['c'])
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable
from typing import IO, Any

# An event or an article's wording takes some 8 kB as it is: so many are 160 MB.
HELD = 20_000
_LENGTH = 32


class Shelf:
    """A place for things by their names, of which it holds so many as they are.  What is put there packed (as `bytes`)
    lies in a file in `folder`."""

    def __init__(self, folder: str | None = None, most: int = HELD) -> None:
        self._folder, self._most = folder, most
        self._file: IO[bytes] | None = None
        self._end = 0
        self._whole: dict[Any, Any] = {}
        # Offset and length in one number: two would take three times as much.
        self._places: dict[Any, int] = {}

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def packs(self, more: int) -> bool:
        """True where so many things more are to be put here packed.

        >>> Shelf().packs(HELD), Shelf().packs(HELD + 1)
        (False, True)
        """
        return len(self._whole) + more > self._most

    def put(self, name: Any, thing: Any) -> None:
        """Lays a thing aside, packed or as it is."""
        if not isinstance(thing, bytes):
            self._whole[name] = thing
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the shelf
        self._file.seek(self._end)
        self._file.write(thing)
        self._places[name] = self._end << _LENGTH | len(thing)
        self._end += len(thing)

    def take(self, name: Any) -> Any:
        """The thing as it was put here; it stays."""
        place = self._places.get(name)
        if place is None or self._file is None:
            return self._whole[name]
        self._file.seek(place >> _LENGTH)
        return self._file.read(place & ((1 << _LENGTH) - 1))

    def missing(self, names: Iterable[Any]) -> list[Any]:
        """Those of the names under which nothing lies here, in order."""
        return sorted(set(names) - self._whole.keys() - self._places.keys())


def packed(thing: Any) -> bytes:
    """A thing as bytes."""
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def opened(thing: Any) -> Any:
    """A thing as it was before it was packed, if it was.

    >>> opened(packed("a")), opened("b")
    ('a', 'b')
    """
    return pickle.loads(thing) if isinstance(thing, bytes) else thing
