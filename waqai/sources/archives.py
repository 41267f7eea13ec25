"""Pages out of WARC and WET files, as crawlers leave them: each `file#offset`, the place of its record in the file.

Read are responses with status 200, resources and conversions (WET) whose type is HTML, XHTML or plain text.  What is no
page (requests, metadata, redirects, pictures) is passed over without a word; a page that can't be taken is a problem.
Behind damage reading goes on at the next record.  One record is held at a time.

Limits: a crawl's time is no publication date and is not taken for one; records that continue one another are not
joined.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from waqai.model import Problem, RawPage, ReadOptions, UsageError

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

MISSING = "WARC files need fastwarc: pip install 'waqai[warc]'"
_ENDINGS = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.wet.gz")
_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
# How a record begins: packed each is a gzip stream of its own.
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_FOUND = 200
_CUT = "the archive ends within this record. Fetch it again."
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
        begin: int | None = 0
        while begin is not None:
            stream.seek(begin)
            last, damaged = yield from _until_damage(str(path), ArchiveIterator(stream), wanted, options)
            begin = _next_record(stream, max(last, begin))
            if not damaged and (begin is not None or last < 0):
                yield Problem(f"{path}#{begin or 0}", "malformed", _CUT)
                return


def _until_damage(
    source: str, records: ArchiveIterator, wanted: int, options: ReadOptions
) -> Generator[Found, None, tuple[int, bool]]:
    """Pages up to the end or to damage; then gives where the last record before it begins, and which of the two it
    is."""
    at = -1
    try:
        for record in records:
            at = record.stream_pos
            yield from _page(f"{source}#{at}", record, wanted, options)
    except OSError as error:
        where = "before its first record" if at < 0 else f"in or after the record at {at}"
        yield Problem(source, "malformed", f"damaged {where} ({error}). What stands behind the damage is read.")
        return at, True
    return at, False


def _page(name: str, record: WarcRecord, wanted: int, options: ReadOptions) -> Iterator[Found]:
    status = record.http_headers.status_code if record.http_headers else _FOUND
    media = record.http_content_type or (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    kind, url = _TYPES.get(media), record.headers.get("WARC-Target-URI")
    length, limit = record.content_length, options.max_bytes
    is_page = record.record_type & wanted and kind and url and status == _FOUND
    data = record.reader.read(limit + 1) if is_page else b""
    if record.headers.get("Content-Length") is None or len(data) + record.reader.consume() < length:
        yield Problem(name, "malformed", _CUT)
        return
    if not is_page:
        return
    content = _unpacked(data, record, limit + 1)
    if content is None:
        yield Problem(name, "malformed", "its content is not packed as its header says.")
    elif len(content) > limit:
        yield Problem(name, "too-large", f"the limit is {limit:,} bytes (option max_bytes).")
    else:
        yield RawPage(name, content, kind, str(url).strip("<>"))  # type: ignore[arg-type]


def _unpacked(data: bytes, record: WarcRecord, limit: int) -> bytes | None:
    """The content without the packings that the HTTP header names, up to `limit`; None where it is not packed so."""
    from fastwarc import stream_io  # noqa: PLC0415 - as above

    headers = record.http_headers
    coding = (headers.get("Content-Encoding") or "").strip().lower() if headers else ""
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower() if headers else False
    readers: dict[str, Any] = {
        "gzip": stream_io.GzipReader,
        "x-gzip": stream_io.GzipReader,
        "br": stream_io.BrotliReader,
        "zstd": stream_io.ZstdReader,
    }
    if not chunked and coding not in readers:
        return data
    content: Any = io.BytesIO(data)
    try:
        content = stream_io.ChunkedReader(content) if chunked else content
        content = readers[coding](content) if coding in readers else content
        return content.read(limit)  # type: ignore[no-any-return]
    except (OSError, ValueError):
        return None


def _next_record(stream: BinaryIO, after: int) -> int | None:
    """Where the next record begins, behind the place `after`; None where none does."""
    stream.seek(0)
    sign = _PACKED if stream.read(len(_PACKED)) == _PACKED else _PLAIN
    for at in _places(stream, sign, after + 1):
        stream.seek(at)
        if sign is _PLAIN or _packs_record(stream.read(_HEAD)):
            return at
    return None


def _packs_record(data: bytes) -> bool:
    """True for packed bytes that begin as a record does, as far as they go."""
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, len(_PLAIN))
    except zlib.error:
        return False
    return _PLAIN.startswith(head)


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
