"""From an HTML page to its text and what its markup says: headline, date, outlet, author.

The text is trafilatura's; the headline is put before it as a line of its own where it isn't there already, so that
it can be read and cited. Dates come from JSON-LD and meta elements, else from htmldate without its guesses from the
whole page. Both libraries are imported when the first HTML page comes. Limits: a page whose text is made by scripts
has none.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from waqai.knowledge.furniture import plain_words
from waqai.knowledge.outlets import outlet_of_address, outlet_of_name
from waqai.model import Outlet, PageError
from waqai.sources.bombs import refuse_bombs
from waqai.sources.stated import normal_date
from waqai.sources.titles import without_site

_LD = re.compile(r"<script\b[^<>]{1,2000}application/ld\+json[^<>]{0,2000}>", re.I)
_SCRIPT_END = re.compile(r"</script>", re.I)
_CANONICAL = re.compile(r"<link\b[^<>]{1,2000}rel=[\"']canonical[\"'][^<>]{0,4000}>", re.I)
_META = re.compile(r"<meta\b[^<>]{0,4000}>", re.I)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_HEAD_SEARCHED = 400_000


class Marked(NamedTuple):
    """What an HTML page holds and says."""

    text: str
    title: str | None
    published: str | None
    outlet: Outlet | None
    author: str | None


def looks_like_html(text: str) -> bool:
    """True for a document, or a piece, in HTML.

    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("<p>نص</p>"), looks_like_html("سعر < كلفة")
    (True, True, False)
    """
    head = text[:5000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in head[:1500]:
        return True
    return bool(re.search(r"<(p|div|br|article|h[1-6]|span|table|ul|a\s)[^<>]*>", head))


def read_html(html: str, url: str | None) -> Marked:
    """Text and metadata of an HTML page.  Raises `PageError` where it can't be taken apart or holds no text."""
    refuse_bombs(html)
    found = _extract(html, url)
    if found is None or not (found.text or "").strip():
        raise PageError("no-text", "no running text in this HTML page (made by scripts, or only menus).")
    linked = list(_linked_data(html))
    title = without_site(_first(linked, "headline") or found.title or "") or None
    published = _first_date(linked) or _meta_date(html) or normal_date(found.date or "")
    text = found.text if not title or _begins_with(found.text, title) else f"{title}\n{found.text}"
    return Marked(text, title, published, _outlet(html, linked, found.sitename), _author(linked, found.author))


def text_of_fragment(html: str) -> str:
    """The text of a short piece of HTML (a feed's summary), a paragraph a line.

    >>> text_of_fragment("<p>وصل الوفد.</p><p>غادر&nbsp;الوزير.</p>")
    'وصل الوفد.\\nغادر\\xa0الوزير.'
    """
    refuse_bombs(html)
    from lxml import html as reader  # noqa: PLC0415 - heavy, and few inputs need it

    broken = re.sub(r"(?i)<br\s*/?>|</(p|div|h[1-6]|li|tr|blockquote)>", r"\n\g<0>", html)
    whole: Any = reader.fromstring(f"<div>{broken}</div>")
    pieces = whole.xpath("//text()[not(ancestor::script) and not(ancestor::style)]")
    lines = [line.strip() for line in "".join(map(str, pieces)).split("\n")]
    return "\n".join(line for line in lines if line)


def _extract(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes 0.3 s

    params: dict[str, Any] = {"extensive_search": False, "original_date": True}
    plain = _without_lone(html)
    return bare_extraction(plain, url=url, with_metadata=True, include_comments=False, date_extraction_params=params)


def _without_lone(html: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", html)


def _linked_data(html: str) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, nested ones too; articles before others."""
    found: list[dict[str, Any]] = []
    for script in _scripts(html):
        try:
            found.extend(_objects(json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)))
        except (ValueError, RecursionError):
            continue
    yield from sorted(found, key=lambda one: "Article" not in str(one.get("@type")))


def _scripts(html: str) -> Iterator[str]:
    """What stands in the page's elements of JSON-LD; nothing from one that is never closed on."""
    at = 0
    while (opened := _LD.search(html, at)) and (closed := _SCRIPT_END.search(html, opened.end())):
        yield html[opened.end() : closed.start()]
        at = closed.end()


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.get("@graph", ()) if isinstance(value.get("@graph"), list) else ():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def _first(linked: list[dict[str, Any]], key: str) -> str | None:
    return next((one[key].strip() for one in linked if isinstance(one.get(key), str) and one[key].strip()), None)


def _first_date(linked: list[dict[str, Any]]) -> str | None:
    articles = [one for one in linked if "datePublished" in one]
    return next((date for one in articles if (date := normal_date(str(one["datePublished"])))), None)


def _meta_date(html: str) -> str | None:
    found = _metas(html)
    return next((date for key in _DATE_META if (date := normal_date(found.get(key, "")))), None)


@functools.lru_cache(maxsize=2)
def _metas(html: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(html[:_HEAD_SEARCHED]):
        row = {key.lower(): double or single for key, double, single in _ATTRIBUTE.findall(tag)}
        key = row.get("property") or row.get("name") or row.get("itemprop") or ""
        found.setdefault(key.lower(), row.get("content", ""))
    return found


def _outlet(html: str, linked: list[dict[str, Any]], sitename: str | None) -> Outlet | None:
    address = _metas(html).get("og:url") or _canonical(html) or ""
    by_address = outlet_of_address(address)
    names = [_publisher(linked), _metas(html).get("og:site_name"), sitename]
    name = next((n for n in names if n and plain_words(n)), None)
    if by_address and by_address.name:
        return by_address
    known = outlet_of_name(name) if name else None
    domain = by_address.domain if by_address else (known.domain if known else None)
    return Outlet(known.name if known else name, domain) if name or domain else None


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for one in linked:
        publisher = one.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None


def _canonical(html: str) -> str | None:
    found = _CANONICAL.search(html, 0, _HEAD_SEARCHED)
    href = re.search(r"href=[\"']([^\"']+)", found.group()) if found else None
    return href.group(1) if href else None


def _author(linked: list[dict[str, Any]], found: str | None) -> str | None:
    """The author that JSON-LD names; what trafilatura read, where it isn't a list of scraps."""
    for one in linked:
        author = one.get("author")
        author = author[0] if isinstance(author, list) and author else author
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and name.strip():
            return name.strip()
    return found if found and ";" not in found else None


def _begins_with(text: str, title: str) -> bool:
    words = plain_words(title)
    return any(plain_words(line) == words for line in text[:2000].split("\n"))
