"""From bytes to a page's text."""

from __future__ import annotations

import hashlib

from waqai.model import Page, RawPage, ReadOptions


def decode(raw: RawPage, options: ReadOptions) -> Page:
    """The page behind a raw one.  Raises `PageError` for what can't be read as Arabic text."""
    data = raw.data if isinstance(raw.data, bytes) else raw.data.encode()
    text = data.decode("utf-8-sig")
    return Page(raw.source, text, hashlib.sha256(data).hexdigest(), raw.kind, "utf-8", raw.url)
