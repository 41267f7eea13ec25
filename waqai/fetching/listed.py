"""What a feed or a sitemap lists: addresses of articles, with what it says of them."""

from __future__ import annotations

import io
import zlib
from typing import Any, NamedTuple
from urllib.parse import urljoin

from waqai.fetching.errors import FetchError

MOST = 2000
_MOST_BYTES = 50_000_000


class Listed(NamedTuple):
    """One article, or of a sitemap's index one further sitemap."""

    url: str
    title: str | None = None
    published: str | None = None


def of_feed(body: bytes, url: str) -> list[Listed]:
    """The articles of an RSS or Atom feed, in its order, at most `MOST`."""
    import feedparser  # noqa: PLC0415 - heavy

    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.get("version"):
        raise FetchError("content", f"{url} is no feed that can be read")
    entries = ((entry.get("link"), entry) for entry in feed.entries[:MOST])
    return [
        Listed(address, entry.get("title"), entry.get("published") or entry.get("updated"))
        for link, entry in entries
        if link and (address := _joined(url, link))
    ]


def _joined(url: str, link: str) -> str | None:
    """Where a link leads; None for one that is no address (`http://[x`)."""
    try:
        return urljoin(url, link)
    except ValueError:
        return None


def of_sitemap(body: bytes, url: str) -> tuple[list[Listed], list[Listed]]:
    """The articles and the further sitemaps that a sitemap lists, latest first, at most `MOST` of each."""
    root = _root(_unpacked(body, url), url)
    pages = [one for node in root if _name(node) == "url" and (one := _listed(node, url))]
    maps = [one for node in root if _name(node) == "sitemap" and (one := _listed(node, url))]
    return _latest(pages), _latest(maps)


def _latest(listed: list[Listed]) -> list[Listed]:
    return sorted(listed, key=lambda one: one.published or "", reverse=True)[:MOST]


def _unpacked(body: bytes, url: str) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 32)
        opened = inflater.decompress(body, _MOST_BYTES + 1)
    except zlib.error as error:
        raise FetchError("encoding", f"{url} is packed and broken: {error}") from error
    if len(opened) > _MOST_BYTES:
        raise FetchError("too-large", f"{url} holds more than {_MOST_BYTES:,} bytes once opened")
    return opened


def _root(body: bytes, url: str) -> Any:
    """The document.  Entities are not opened and nothing is loaded: a sitemap is anybody's."""
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError("content", f"{url} is no sitemap that can be read: {error}") from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise FetchError("content", f"{url} is no sitemap")
    return root


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _listed(node: Any, url: str) -> Listed | None:
    told = {_name(part): (part.text or "").strip() for part in node.iter() if part.text}
    where = _joined(url, told.get("loc", "")) if told.get("loc") else None
    if not where:
        return None
    return Listed(where, told.get("title"), told.get("publication_date") or told.get("lastmod"))
