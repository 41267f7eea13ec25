"""Files that are packed with gzip, xz, bzip2 or Zstandard, opened as they are read: what a small file unpacks to is
never held, and an xz file that asks for gigabytes to be unpacked is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

# What reading a packed file that is cut or damaged raises.
DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
_PIECE = 65_536
# What `xz -9` needs is 65 MiB; the format allows 4 GiB.
_XZ_MEMORY = 256 << 20


def opened(path: Path) -> IO[bytes]:
    """What a file holds, unpacked where its name says that it is packed."""
    opener = PACKED.get(path.suffix.lower())
    return opener(path) if opener else path.open("rb")


class Joined(io.RawIOBase):
    """Pieces of bytes as one stream."""

    def __init__(self, pieces: Iterable[bytes], file: IO[bytes] | None = None) -> None:
        self._pieces, self._file = iter(pieces), file
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = next(self._pieces, b"")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _open_xz(path: Path) -> IO[bytes]:
    file = path.open("rb")
    return io.BufferedReader(Joined(_xz_pieces(file), file))


def _xz_pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The streams of an xz file one after another, without the zeros that may stand between them."""
    data = file.read(_PIECE)
    while data:
        inflater = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
        while not inflater.eof:
            piece = inflater.decompress(data, _PIECE)
            if piece:
                yield piece
            data = file.read(_PIECE) if inflater.needs_input and not inflater.eof else b""
            if inflater.needs_input and not inflater.eof and not data:
                raise EOFError("it ends before its end-of-stream marker was reached")
        data = inflater.unused_data.lstrip(b"\0") or file.read(_PIECE).lstrip(b"\0")


def _open_zstandard(path: Path) -> IO[bytes]:
    import pyarrow  # noqa: PLC0415 - heavy, and few inputs need it

    return io.BufferedReader(pyarrow.input_stream(str(path), compression="zstd"))


PACKED: Mapping[str, Callable[[Path], Any]] = {
    ".gz": gzip.open,
    ".xz": _open_xz,
    ".bz2": bz2.open,
    ".zst": _open_zstandard,
}
