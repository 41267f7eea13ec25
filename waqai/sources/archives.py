"""Pages out of WARC and WET files, as crawlers leave them: each `file#offset`, the place of its record in the file.

Read are responses with status 200, resources and conversions (WET) whose type is HTML, XHTML or plain text.  What is no
page (requests, metadata, redirects, pictures) is passed over without a word; a page that can't be taken is a problem.
Behind damage, and behind a record that claims to be longer than what is left of the file, reading goes on at the next
record; a stretch of damage is told once.  One record is held at a time, and of its content as much as a page may have.

Limits: a crawl's time is no publication date and is not taken for one; records that continue one another are not
joined; a record that claims so much that others lie within it is read as one, as the format says.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import zlib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from waqai.model import Problem, RawPage, ReadOptions, UsageError

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

MISSING = "WARC files need fastwarc: pip install 'waqai[warc]'"
_ENDINGS = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.wet.gz")
_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
# How a record begins: packed each is a gzip stream of its own.
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_FIELDS = b"warc-type:"
_FOUND = 200
_CUT = "the archive ends within this record, or the record's length is wrong. Fetch it again."
_UNREAD = "what follows here is no record that can be read. What stands behind it is read."
# Only the last record of an honest archive is cut, and each costs a look at all that follows.
MOST_CUT = 100
_LIES = f"more than {MOST_CUT} records claim to be longer than the archive; the rest of it was not read."
MOST_CODINGS = 4
_PIECE, _HEAD = 1 << 20, 4096

Found = RawPage | Problem


def is_archive(name: str) -> bool:
    """True for the name of a WARC or WET file.

    >>> is_archive("CC-MAIN-2024.warc.wet.gz"), is_archive("crawl.WARC"), is_archive("page.html.gz")
    (True, True, False)
    """
    return name.lower().endswith(_ENDINGS)


def pages_of(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The pages of an archive in its order.  Raises `UsageError` where fastwarc is not installed."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(MISSING) from error
    with path.open("rb") as stream:
        if not stream.peek(1):
            yield Problem(str(path), "empty", "the archive holds nothing.")
            return
        wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        yield from _stretches(stream, lambda: _stretch(str(path), ArchiveIterator(stream), wanted, options))


class _Stretch(NamedTuple):
    """Records one after another: where the last of them begins (-1: there is none), what ended them, and its problem
    where that was not given yet."""

    last: int
    end: Literal["end", "cut", "damage"]
    problem: Problem


def _stretches(stream: io.BufferedReader, read_on: Callable[[], Generator[Found, None, _Stretch]]) -> Iterator[Found]:
    """The pages of every stretch; what lies between two that have a record is told once."""
    begin: int | None = 0
    told, cuts, plain = False, 0, stream.peek(1)[:1] != _PACKED[:1]
    while begin is not None:
        stream.seek(begin)
        stretch = yield from read_on()
        whole = stretch.end == "end" and stretch.last >= 0
        if whole and plain:
            return
        begin = _next_record(stream, max(stretch.last, begin))
        if stretch.end != "cut" and (stretch.last >= 0 or not told) and (begin is not None or not whole):
            yield stretch.problem
        told = True
        cuts += stretch.end == "cut"
        if begin is not None and cuts > MOST_CUT:
            yield dataclasses.replace(stretch.problem, detail=_LIES)
            return


def _stretch(
    source: str, records: ArchiveIterator, wanted: int, options: ReadOptions
) -> Generator[Found, None, _Stretch]:
    """Pages up to the end, to damage, or to a record that is cut."""
    at = -1
    try:
        for record in records:
            at = record.stream_pos
            if (yield from _page(f"{source}#{at}", record, wanted, options)):
                return _Stretch(at, "cut", Problem(source, "malformed", _CUT))
    except OSError as error:
        where = "before its first record" if at < 0 else f"in or after the record at {at}"
        detail = f"damaged {where} ({error}). What stands behind the damage is read."
        return _Stretch(at, "damage", Problem(f"{source}#{at}" if at >= 0 else source, "malformed", detail))
    return _Stretch(at, "end", Problem(f"{source}#{max(at, 0)}", "malformed", _UNREAD))


def _page(name: str, record: WarcRecord, wanted: int, options: ReadOptions) -> Generator[Found, None, bool]:
    """The page of a record, if it is one; then gives whether the record is cut."""
    status = record.http_headers.status_code if record.http_headers else _FOUND
    media = record.http_content_type or (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    kind, url = _TYPES.get(media), record.headers.get("WARC-Target-URI")
    length, limit = record.content_length, options.max_bytes
    is_page = record.record_type & wanted and kind and url and status == _FOUND
    data = record.reader.read(limit + 1) if is_page else b""
    if record.headers.get("Content-Length") is None or len(data) + record.reader.consume() < length:
        yield Problem(name, "malformed", _CUT)
        return True
    if not is_page:
        return False
    content = _unpacked(data, record, limit + 1)
    if content is None:
        yield Problem(name, "malformed", "its content is not packed as its header says.")
    elif len(content) > limit:
        yield Problem(name, "too-large", f"the limit is {limit:,} bytes (option max_bytes).")
    else:
        yield RawPage(name, content, kind, str(url).strip("<>"))  # type: ignore[arg-type]
    return False


def _unpacked(data: bytes, record: WarcRecord, limit: int) -> bytes | None:
    """The content without the packings that the HTTP header names, up to `limit`; None where it is not packed so."""
    from fastwarc import stream_io  # noqa: PLC0415 - as above

    headers = record.http_headers
    given = (headers.get("Content-Encoding") or "").lower().split(",") if headers else []
    readers: dict[str, Any] = {
        "gzip": stream_io.GzipReader,
        "x-gzip": stream_io.GzipReader,
        "deflate": functools.partial(stream_io.GzipReader, zlib=True),
        "br": stream_io.BrotliReader,
        "zstd": stream_io.ZstdReader,
    }
    codings = [coding.strip() for coding in given if coding.strip() in readers]
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower() if headers else False
    if len(codings) > MOST_CODINGS:
        return None
    content: Any = io.BytesIO(data)
    try:
        content = stream_io.ChunkedReader(content) if chunked else content
        for coding in reversed(codings):  # the last was put on last
            content = readers[coding](content)
        return content.read(limit)  # type: ignore[no-any-return]
    except (OSError, ValueError):
        return None


def _next_record(stream: BinaryIO, after: int) -> int | None:
    """Where the next record begins, behind the place `after`; None where none does."""
    stream.seek(0)
    sign = _PACKED if stream.read(len(_PACKED)) == _PACKED else _PLAIN
    for at in _places(stream, sign, after + 1):
        stream.seek(at)
        data = stream.read(_HEAD)
        if _begins_record(data if sign is _PLAIN else _unpacked_head(data), len(data) < _HEAD):
            return at
    return None


def _begins_record(head: bytes, is_all: bool) -> bool:
    """True for what begins as a record does, as far as it goes where that is all there is."""
    return head.startswith(_PLAIN[: len(head)]) and (is_all or _FIELDS in head.lower())


def _unpacked_head(data: bytes) -> bytes:
    """The first bytes of what is packed; an empty line where it is not packed, or holds no record."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        head = inflater.decompress(data, _HEAD)
    except zlib.error:
        return b"\n"
    return b"\n" if inflater.eof and _FIELDS not in head.lower() else head


def _places(stream: BinaryIO, sign: bytes, at: int) -> Iterator[int]:
    """Where the sign stands, from the place `at` on."""
    held = b""
    while True:
        stream.seek(at + len(held))
        piece = stream.read(_PIECE)
        if not piece:
            return
        held += piece
        found = -1
        while (found := held.find(sign, found + 1)) >= 0:
            yield at + found
        kept = min(len(held), len(sign) - 1)
        at += len(held) - kept
        held = held[len(held) - kept :]
