"""Items of RSS and Atom files as raw pages, each `source#n`, with the title, date, link and outlet that the feed gives.

Limits: an item that holds only a summary is read as the summary; nothing is fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from waqai.knowledge.outlets import outlet_of_address
from waqai.model import Outlet, PageError, Problem, RawPage, ReadOptions
from waqai.sources.bombs import refuse_attributes, refuse_tags

# A feed of forty thousand items has as many.
_MOST_TAGS = 1_000_000
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.I)

Found = RawPage | Problem


def looks_like_feed(head: bytes) -> bool:
    """True for the first bytes of an RSS or Atom file.

    >>> looks_like_feed(b'<?xml version="1.0"?><rss version="2.0">'), looks_like_feed(b"<html><body>")
    (True, False)
    """
    plain = head.replace(b"\0", b"")
    return b"<html" not in plain.lower() and bool(_ROOT.search(plain))


def items_of(source: str, data: bytes, options: ReadOptions) -> Iterator[Found]:
    """The items of a feed, in its order."""
    import feedparser  # noqa: PLC0415 - heavy, and few inputs need it

    try:
        markup = data.replace(b"\0", b"").decode("latin-1")
        refuse_tags(markup, _MOST_TAGS)
        refuse_attributes(markup, xml=True)
    except PageError as error:
        yield Problem(source, error.reason, error.detail)
        return
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield Problem(source, "malformed", "no item could be read from this feed. Fetch it again.")
    outlet = _outlet(feed.feed)
    for number, entry in enumerate(feed.entries, 1):
        yield _item(f"{source}#{number}", entry, outlet, options)


def _item(name: str, entry: Any, outlet: Outlet | None, options: ReadOptions) -> Found:
    contents = [part.get("value") or "" for part in entry.get("content", ())]
    text = max([*contents, entry.get("summary") or ""], key=len)
    if not text.strip():
        return Problem(name, "no-text", "this item of the feed holds a headline only.")
    if len(text) > options.max_bytes:
        return Problem(name, "too-large", f"the limit is {options.max_bytes:,} bytes (option max_bytes).")
    published = entry.get("published") or entry.get("updated")
    return RawPage(name, text, "feed", entry.get("link"), entry.get("title"), published, outlet)


def _outlet(feed: Any) -> Outlet | None:
    by_address = outlet_of_address(feed.get("link") or "")
    title = feed.get("title")
    if by_address and by_address.name:
        return by_address
    return Outlet(title, by_address.domain if by_address else None) if title else by_address
