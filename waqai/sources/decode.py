"""From a raw page to a page: its text, the encoding it came in, and what its markup says.

Plain text is kept to the character, so that spans count in the file as decoded: only a byte-order mark goes, and
what no text may hold (zero characters, halves of surrogate pairs) is replaced one for one. In rows of tables and items
of feeds character references are resolved, as in HTML: spans count in what comes of it, which the record keeps.
Everything that can't be read as Arabic text raises `PageError` with a fixed reason and what to do.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from waqai.model import Outlet, Page, PageError, RawPage, ReadOptions
from waqai.sources.encodings import Decoded, detect
from waqai.sources.language import other_language
from waqai.sources.markup import Marked, looks_like_html, read_html, text_of_fragment
from waqai.sources.references import resolved

_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_SPACE = re.compile(r"\s*\Z")


class _Content(NamedTuple):
    text: str
    marked: Marked | None


def decode(raw: RawPage, options: ReadOptions) -> Page:
    """The page behind a raw one.  Raises `PageError` for what can't be read as Arabic text."""
    data = raw.data if isinstance(raw.data, bytes) else raw.data.encode("utf-8", "surrogatepass")
    _check_size(len(data), options)
    decoded = Decoded(raw.data, "utf-8") if isinstance(raw.data, str) else detect(data)
    if _SPACE.match(decoded.text):
        raise PageError("empty", "nothing in it but white space.")
    content = _content(raw, _NOT_TEXT.sub("\ufffd", decoded.text.removeprefix("\ufeff")))
    _check_language(content.text)
    marked = content.marked
    return Page(
        source=raw.source,
        text=content.text,
        sha256=_identity(raw, data),
        kind="html" if marked and raw.kind == "text" else raw.kind,
        encoding=decoded.encoding,
        url=raw.url,
        given_title=resolved(raw.title) if raw.title and raw.kind != "text" else raw.title,
        given_published=raw.published,
        given_outlet=raw.outlet,
        page_title=marked.title if marked else None,
        page_published=marked.published if marked else None,
        page_outlet=marked.outlet if marked else None,
        page_author=marked.author if marked else None,
    )


def _check_size(size: int, options: ReadOptions) -> None:
    if not size:
        raise PageError("empty", "the file holds nothing.")
    if size > options.max_bytes:
        raise PageError("too-large", f"{size:,} bytes; the limit is {options.max_bytes:,} (option max_bytes).")


def _content(raw: RawPage, text: str) -> _Content:
    if raw.kind == "html" or (raw.kind == "text" and looks_like_html(text)):
        marked = read_html(text, raw.url)
        return _Content(_NOT_TEXT.sub("\ufffd", marked.text), marked)
    if raw.kind == "feed" and looks_like_html(text):
        return _Content(text_of_fragment(text), None)
    return _Content(text if raw.kind == "text" else resolved(text), None)


def _check_language(text: str) -> None:
    other = other_language(text)
    if other == "no Arabic script":
        raise PageError("not-arabic", "hardly any Arabic letters in it.")
    if other:
        raise PageError("not-arabic", f"Arabic script, but the language seems to be {other}.")


def _identity(raw: RawPage, data: bytes) -> str:
    """The hash of a file's bytes; for a row or an item, of its text and of what came with it, since two outlets may
    carry the same words."""
    digest = hashlib.sha256(data)
    if raw.kind in ("table", "feed"):
        outlet = raw.outlet or Outlet(None, None)
        for field in (raw.url, raw.title, raw.published, outlet.name, outlet.domain):
            digest.update(b"\x1f" + (field or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
