"""A record as pages on disk: one file that opens anywhere, or a folder of them where one would grow too large.

The same views and templates as the server's.  Beginning with the summary in each language, what the pages lead to is
taken in, so many of each kind; what is left out is named without a link.  Nothing needs a server or a script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from waqai.model import RecordError
from waqai.present.web.app import static_files
from waqai.present.web.asking import Ask, View
from waqai.present.web.catalogue import LANGUAGES, Voice
from waqai.present.web.links import path
from waqai.present.web.rendering import common, environment, render
from waqai.present.web.views import make
from waqai.record.browsing import Browser

# So many pages of a kind are taken in, in the order in which the others lead to them; lists with all their pages.
MOST: Mapping[str, int] = {
    "timeline": 20, "disagreements": 10, "outcomes": 10, "stories": 10, "copies": 10, "articles": 20, "actors": 1,
    "network": 1, "map": 1, "home": 1, "article": 200, "actor": 24, "pair": 24, "disagreement": 200, "outcome": 100,
    "story": 100, "copy": 0, "occurrence": 0, "search": 0,
}  # fmt: skip
LARGE = 5_000_000
_POLICY = "default-src 'none'; {own}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
_FOLDER_POLICY = _POLICY.format(own="script-src 'self' file:; style-src 'self' file:")
_FONT = re.compile(r'url\("?(fonts/[\w.-]+)"?\)')


class Place(NamedTuple):
    """A page of the report: the view, the steps of its address, and which page of a list it is."""

    view: str
    parts: tuple[str, ...]
    page: int


@dataclass
class Shelf:
    """What the report of one language holds, filled as links are asked for."""

    limits: Mapping[str, int]
    places: dict[Place, None] = field(default_factory=dict)
    waiting: deque[Place] = field(default_factory=deque)
    counts: dict[str, int] = field(default_factory=dict)

    def takes(self, place: Place) -> bool:
        """True for a page that is in the report, or still finds room."""
        if place in self.places:
            return True
        count = self.counts.get(place.view, 0)
        if count >= self.limits.get(place.view, 0):
            return False
        self.counts[place.view] = count + 1
        self.places[place] = None
        self.waiting.append(place)
        return True


class ReportLinks:
    """Addresses within a report: fragments of one file, or names of files in its folder."""

    def __init__(self, language: str, shelf: Shelf, here: Place, languages: Sequence[str], folder: bool) -> None:
        self.language = language
        self._shelf, self._here, self._languages, self._folder = shelf, here, languages, folder

    def to(self, view: str, *parts: str, **query: object) -> str | None:
        """See `links.Links`.  A list with filters is no page of a report."""
        page = query.pop("page", None)
        if any(query.values()):
            return None
        place = Place(view, parts, int(str(page)) if page else 1)
        return self._address(self.language, place) if self._shelf.takes(place) else None

    def _address(self, language: str, place: Place) -> str:
        name = name_of(language, place)
        return f"{file_name(name)}" if self._folder else f"#{name}"

    def event(self, article: str, event: str) -> str | None:
        """See `links.Links`."""
        page = self.to("article", article)
        return page and f"{page if self._folder else ''}#{self.anchor(article, event)}"

    def anchor(self, article: str, event: str) -> str:
        """See `links.Links`.  In one file each language has anchors of its own."""
        return f"{article}-{event}" if self._folder else f"{self.language}/{article}-{event}"

    def other(self, language: str) -> str | None:
        """See `links.Links`."""
        return self._address(language, self._here) if language in self._languages else None

    def setting(self, name: str, value: str) -> str | None:
        """A report keeps no settings."""
        return None

    def static(self, name: str) -> str:
        """See `links.Links`: only a folder has files beside its pages."""
        return f"static/{name}"


def name_of(language: str, place: Place) -> str:
    """A page's name in the report.

    >>> name_of("ar", Place("timeline", (), 2)), name_of("en", Place("home", (), 1))
    ('ar/timeline?page=2', 'en')
    """
    return path(language, place.view, place.parts, {"page": place.page if place.page > 1 else None})


def file_name(name: str) -> str:
    """A file's name for a page: plain letters, and a hash where others stood.

    >>> file_name("ar/actor/Q79"), file_name("ar")
    ('ar-actor-Q79.html', 'ar.html')
    """
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name)
    odd = re.search(r"[^A-Za-z0-9/.-]", name) or len(plain) > 80
    return (
        f"{plain[:80]}{'-' + hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8] if odd else ''}.html"
    )


@dataclass(frozen=True)
class Wish:
    """What is wanted: in which languages, digits and month names, how many articles, whose borders on the map."""

    languages: Sequence[str] = LANGUAGES
    digits: str = "latn"
    months: str = "both"
    articles: int = MOST["article"]
    borders: Path | None = None


class Sheet(NamedTuple):
    """One page of the report, rendered."""

    name: str
    language: str
    html: str


def sheets(browser: Browser, record: str, wish: Wish, folder: bool) -> list[Sheet]:
    """All pages of the report, language by language."""
    found = []
    for language in wish.languages:
        voice = Voice(language, wish.digits, wish.months)  # type: ignore[arg-type]
        shelf = Shelf({**MOST, "article": wish.articles})
        for view in ("home", "timeline", "disagreements", "outcomes", "stories", "copies", "network", "map", "actors",
                     "articles"):  # fmt: skip
            shelf.takes(Place(view, (), 1))
        while shelf.waiting:
            place = shelf.waiting.popleft()
            links = ReportLinks(language, shelf, place, wish.languages, folder)
            query = {"page": [str(place.page)]} if place.page > 1 else {}
            ask = Ask(browser, voice, links, place.parts, query, wish.borders)
            found.append(Sheet(name_of(language, place), language, _rendered(ask, place, record, folder)))
    return found


def _rendered(ask: Ask, place: Place, record: str, folder: bool) -> str:
    view: View = make(place.view, ask)
    layout = "page_of_folder.html" if folder else "sheet.html"
    name = name_of(ask.links.language, place)
    frame = {"record_name": record, "static": True, "layout": layout, "sheet": name, "policy": _FOLDER_POLICY}
    return render(view, ask, frame)


def one_file(browser: Browser, record: str, wish: Wish) -> str:
    """The report as one file, with its style, script and fonts in it."""
    files = static_files()
    style, script = styled(), files["page.js"].decode()
    policy = _POLICY.format(own=f"script-src {_sha(script)}; style-src {_sha(style)}")
    found = sheets(browser, record, wish, folder=False)
    first = wish.languages[0]
    voice = Voice(first, wish.digits, wish.months)  # type: ignore[arg-type]
    links = ReportLinks(first, Shelf(MOST), Place("home", (), 1), wish.languages, folder=False)
    context = {
        **common(voice, links), "sheets": found, "style": style, "script": script, "policy": policy,
        "record_name": record, "static": True,
    }  # fmt: skip
    return environment().get_template("report.html").render(context)


def styled() -> str:
    """The style sheet with the fonts in it."""
    files = static_files()

    def embedded(font: re.Match[str]) -> str:
        return f'url("data:font/woff2;base64,{base64.b64encode(files[font[1]]).decode()}")'

    return _FONT.sub(embedded, files["page.css"].decode())


def _sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def write_report(browser: Browser, record: str, target: Path, wish: Wish) -> int:
    """Writes the report: one file where `target` ends in .html, else a folder.  Tells how many bytes."""
    try:
        if target.suffix in (".html", ".htm"):
            return _put(target, one_file(browser, record, wish).encode())
        (target / "static").mkdir(parents=True, exist_ok=True)
        size = _put(target / "static" / "page.css", styled().encode())
        size += _put(target / "static" / "page.js", static_files()["page.js"])
        for sheet in sheets(browser, record, wish, folder=True):
            size += _put(target / file_name(sheet.name), sheet.html.encode())
        first = file_name(wish.languages[0])
        return size + _put(target / "index.html", (target / first).read_bytes())
    except OSError as error:
        raise RecordError(f"{target} can't be written: {error.strerror or error}. Name another place.") from error


def _put(target: Path, data: bytes) -> int:
    target.write_bytes(data)
    return len(data)
