"""How large the pages of a Parquet file are, told from their headers before any is unpacked.

A page is what Parquet packs at once, and its library must hold all of it.  Its header, in Thrift's compact form, says
how large it is unpacked, and the library makes room for that much, true or not.  Limits: what can't be read as a header
ends the look; the library says what is wrong there.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

_FIRST_LOOK = 16_384
# As far as the library itself looks for the end of a header.
_LONGEST_HEADER = 16 << 20
_DEEPEST = 16
_STOP, _TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(13)
_WHOLE_NUMBERS = (_I16, _I32, _I64)
_UNPACKED, _PACKED = 2, 3


class _NoHeader(Exception):
    """These bytes are no header, or, `cut`, not all of one."""

    def __init__(self, cut: bool) -> None:
        super().__init__()
        self.cut = cut


def larger_than(most: int, file: BinaryIO, chunks: Iterable[Any]) -> bool:
    """True where a page of some column chunks (`ColumnChunkMetaData`) has more bytes than that once unpacked."""
    return any(size > most for chunk in chunks for size in _sizes(file, *_place(chunk)))


def _place(chunk: Any) -> tuple[int, int]:
    """Where the pages of a column chunk begin and end."""
    start = chunk.data_page_offset
    if chunk.has_dictionary_page and 0 < (chunk.dictionary_page_offset or 0) < start:
        start = chunk.dictionary_page_offset
    return start, start + chunk.total_compressed_size


def _sizes(file: BinaryIO, at: int, end: int) -> Iterator[int]:
    while 0 <= at < end:
        found = _header_at(file, at, end)
        if found is None:
            return
        length, unpacked, packed = found
        yield unpacked
        at += length + packed


def _header_at(file: BinaryIO, at: int, end: int) -> tuple[int, int, int] | None:
    """The length of a header, and how large its page is unpacked and packed."""
    look, longest = _FIRST_LOOK, min(_LONGEST_HEADER, end - at)
    while True:
        file.seek(at)
        try:
            return header(file.read(min(look, longest)))
        except _NoHeader as error:
            if not error.cut or look >= longest:
                return None
        look *= 16


def header(data: bytes) -> tuple[int, int, int]:
    """The length of the page header that `data` begins with, and how large its page is unpacked and packed.

    >>> header(bytes([0x15, 0, 0x15, 20, 0x15, 14, 0]))  # a data page, 10 bytes, 7 when packed
    (7, 10, 7)
    """
    stream = io.BytesIO(data)
    fields = dict(_fields(stream, 0))
    unpacked, packed = fields.get(_UNPACKED), fields.get(_PACKED)
    if unpacked is None or packed is None or unpacked < 0 or packed < 0:
        raise _NoHeader(cut=False)
    return stream.tell(), unpacked, packed


def _fields(stream: BinaryIO, depth: int) -> Iterator[tuple[int, int]]:
    """The fields of a struct that are whole numbers: number and value.  The others are passed over."""
    number = 0
    while (sign := _byte(stream)) != _STOP:
        step, kind = sign >> 4, sign & 15
        number = number + step if step else _zigzag(_varint(stream))
        if kind in _WHOLE_NUMBERS:
            yield number, _zigzag(_varint(stream))
        else:
            _skip(stream, kind, depth)


def _skip(stream: BinaryIO, kind: int, depth: int, element: bool = False) -> None:
    """Passes over a value; a truth value is a byte of its own as the element of a list only."""
    if depth > _DEEPEST:
        raise _NoHeader(cut=False)
    if kind in (_TRUE, _FALSE):
        _pass(stream, int(element))
    elif kind in _WHOLE_NUMBERS:
        _varint(stream)
    elif kind == _STRUCT:
        for _ in _fields(stream, depth + 1):
            pass
    elif kind in (_LIST, _SET):
        sign = _byte(stream)
        _skip_all(stream, [sign & 15], sign >> 4 if sign >> 4 < 15 else _varint(stream), depth)
    elif kind == _MAP:
        size = _varint(stream)
        kinds = _byte(stream) if size else 0
        _skip_all(stream, [kinds >> 4, kinds & 15], size, depth)
    else:
        sizes = {_BYTE: 1, _DOUBLE: 8}
        if kind not in (*sizes, _BINARY):
            raise _NoHeader(cut=False)
        _pass(stream, sizes.get(kind) or _varint(stream))


def _skip_all(stream: BinaryIO, kinds: list[int], size: int, depth: int) -> None:
    """Passes over the elements of a list or map: as many as it claims, or as there are bytes."""
    for _ in range(size):
        for kind in kinds:
            _skip(stream, kind, depth + 1, element=True)


def _pass(stream: BinaryIO, size: int) -> None:
    if len(stream.read(size)) < size:
        raise _NoHeader(cut=True)


def _byte(stream: BinaryIO) -> int:
    data = stream.read(1)
    if not data:
        raise _NoHeader(cut=True)
    return data[0]


def _varint(stream: BinaryIO) -> int:
    value = 0
    for shift in range(0, 70, 7):
        byte = _byte(stream)
        value |= (byte & 127) << shift
        if byte < 128:
            return value
    raise _NoHeader(cut=False)


def _zigzag(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
