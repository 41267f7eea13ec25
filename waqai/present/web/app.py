"""The server's application: addresses, settings, pages, the JSON interface.

Everything is read only.  A record that a build publishes meanwhile is opened with the next request.
"""

from __future__ import annotations

import functools
import hashlib
import mimetypes
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from waqai.model import NameUnclear, RecordError, UsageError, WaqaiError
from waqai.present.web.asking import Absent, Ask, Elsewhere, View
from waqai.present.web.catalogue import DIGITS, LANGUAGES, MONTHS, Voice
from waqai.present.web.exports import FORMATS, as_text
from waqai.present.web.guard import LOCAL, Guard
from waqai.present.web.links import ServerLinks, decoded, path
from waqai.present.web.openapi import document
from waqai.present.web.rendering import common, environment, render
from waqai.present.web.views import VIEWS, make
from waqai.record.browsing import Browser
from waqai.record.choosing import Page

SETTINGS: Mapping[str, tuple[str, ...]] = {"digits": DIGITS, "months": MONTHS}
_STATIC = resources.files("waqai.present.web") / "static"
_DAY, _YEAR = 86_400, 31_536_000
PAGES_KEPT = 100


class Desk:
    """Holds the record open, and opens it anew when a build has published."""

    def __init__(
        self, open_record: Callable[[], Browser], name: str, borders: Path | None, first: Browser | None
    ) -> None:
        self._open_record = open_record
        self._lock = threading.Lock()
        self._browser = first
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self.name, self.borders = name, borders

    def rendered(self, key: Hashable, make_page: Callable[[], str]) -> str:
        """A page that was made before of the same state of the record; the last ones are kept."""
        with self._lock:
            kept = self._pages.get(key)
        if kept is None:
            kept = make_page()
            with self._lock:
                self._pages[key] = kept
                while len(self._pages) > PAGES_KEPT:
                    self._pages.popitem(last=False)
        return kept

    def browser(self) -> Browser:
        """The record as it is published now.  One that can't be opened leaves what was open before."""
        with self._lock:
            if self._browser is None:
                self._browser = self._open_record()
            elif not self._browser.is_current():
                with suppress(RecordError):
                    self._browser = self._open_record()
            return self._browser


def make_app(
    open_record: Callable[[], Browser], name: str, hosts: Iterable[str] | None = LOCAL, borders: Path | None = None,
    first: Browser | None = None,
) -> Starlette:  # fmt: skip
    """The application that answers for one record.  `hosts` are the names that it answers to (None: any), `borders` the
    land of the map in place of Natural Earth's, `first` the record where it is open already: pages that are the same
    for every reader are made at once, so that the first reader need not wait for templates, tables and plans."""
    desk = Desk(open_record, name, borders, first)
    if first:
        warm(desk)
    routes = [
        Route("/", lambda request: RedirectResponse(f"/{_language_wished(request)}", 303)),
        Route("/static/{name:path}", _static),
        Route("/favicon.ico", lambda request: Response(status_code=204)),
        Route("/api/openapi.json", lambda request: JSONResponse(document())),
        Route("/api/{view}{rest:path}", functools.partial(_api, desk=desk)),
        Route("/{language}/set", _set),
        Route("/{language}", functools.partial(_page, desk=desk)),
        Route("/{language}/{view}{rest:path}", functools.partial(_page, desk=desk)),
    ]
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, hosts=hosts)], exception_handlers={404: _lost, 500: _failed}
    )


def warm(desk: Desk) -> None:
    """Reads what searches and pages ask of the whole record, makes the pages whose address is a view's name, and one of
    the kinds that readers ask for most: the first of each kind reads where the blocks of its tables lie."""
    desk.browser().prepared()
    for name in VIEWS:
        environment().get_template(f"{name}.html")
    whole = ((name, language) for name in VIEWS if not VIEWS[name].steps for language in LANGUAGES)
    for name, language in whole:
        _warm(desk, language, name)
    for name, parts, query in _first_ones(desk.browser()):
        _warm(desk, LANGUAGES[0], name, parts, query)


def _warm(
    desk: Desk, language: str, name: str, parts: tuple[str, ...] = (), query: Mapping[str, list[str]] | None = None
) -> None:
    """Makes a page before it is asked for; what fails is left to its reader, who is told, and ends no server."""
    links = ServerLinks(language, (name, parts, dict(query or {})), versions())
    with suppress(Exception):
        page_of(desk, Ask(desk.browser(), Voice(language), links, parts, query or {}, desk.borders), name)


def _first_ones(browser: Browser) -> Iterable[tuple[str, tuple[str, ...], dict[str, list[str]]]]:
    for pair in browser.pairs(Page(1))[0]:
        yield "pair", (pair.one.key, pair.two.key), {}
        yield "actor", (pair.one.key,), {}
        yield "search", (), {"q": [pair.one.name_ar]}
    for article in browser.articles(Page(1))[0]:
        yield "article", (article.article,), {}


def _language_wished(request: Request) -> str:
    wished = request.headers.get("accept-language", "")
    english, arabic = wished.find("en"), wished.find("ar")
    return "en" if english >= 0 and (arabic < 0 or english < arabic) else "ar"


def _page(request: Request, desk: Desk) -> Response:
    language = request.path_params["language"]
    if language not in LANGUAGES:
        return _lost(request, None)
    return _guarded(request, language, lambda: _answer(request, language, desk))


def _answer(request: Request, language: str, desk: Desk) -> Response:
    ask, name = _ask(request, language, desk)
    form = ask.text("format")
    if form:
        return _export(make(name, ask), form)
    return HTMLResponse(page_of(desk, ask, name), headers={"cache-control": "no-cache"})


def page_of(desk: Desk, ask: Ask, name: str) -> str:
    """A view as a page, made once for each state of the record and each reader's settings."""
    building = ask.browser.is_building()
    frame = {"record_name": desk.name, "building": building, "exports": _exports(ask, name)}
    query = tuple((key, tuple(values)) for key, values in ask.query.items())
    key = (ask.browser.stamp, ask.voice, name, ask.parts, query, building)
    return desk.rendered(key, lambda: render(make(name, ask), ask, frame))


def _ask(request: Request, language: str, desk: Desk) -> tuple[Ask, str]:
    name = request.path_params.get("view", "home")
    rest = request.path_params.get("rest", "").strip("/")
    parts = tuple(decoded(part) for part in rest.split("/")) if rest else ()
    query = parse_qs(request.url.query, max_num_fields=40)
    links = ServerLinks(language, (name, parts, query), versions())
    return Ask(desk.browser(), _voice(request, language), links, parts, query, desk.borders), name


def _voice(request: Request, language: str) -> Voice:
    chosen = {name: request.cookies.get(name) for name in SETTINGS}
    return Voice(language, **{name: value for name, value in chosen.items() if value in SETTINGS[name]})  # type: ignore[arg-type]


def _exports(ask: Ask, name: str) -> dict[str, str | None]:
    query: dict[str, Any] = {k: list(v) for k, v in ask.query.items()}
    return {form: ask.links.to(name, *ask.parts, **{**query, "format": form}) for form in FORMATS}


def _export(view: View, form: str) -> Response:
    if form not in FORMATS:
        raise UsageError(f"there is no format {form[:20]}; there are {', '.join(FORMATS)}")
    named = f'attachment; filename="waqai-{view.name}.{form}"'
    return Response(as_text(view, form), media_type=FORMATS[form], headers={"content-disposition": named})


def _api(request: Request, desk: Desk) -> Response:
    """The same views as plain values; errors have one shape: {"error": …, "candidates": […]}."""
    try:
        ask, name = _ask(request, "en", desk)
        view = make(name, ask)
    except Elsewhere as other:
        return RedirectResponse("/api/" + path("", other.view, other.parts, {}).lstrip("/"), 303)
    except Absent as absent:
        return JSONResponse({"error": str(absent), "candidates": []}, 404)
    except NameUnclear as unclear:
        found = [{"key": c.key, "name_ar": c.name_ar, "name_en": c.name_en} for c in unclear.candidates]
        return JSONResponse({"error": str(unclear), "candidates": found}, 404 if not found else 300)
    except RecordError as error:
        return JSONResponse({"error": str(error), "candidates": []}, 503)
    except WaqaiError as error:
        return JSONResponse({"error": str(error), "candidates": []}, 400)
    return Response(as_text(view, "json"), media_type=FORMATS["json"])


def _guarded(request: Request, language: str, answer: Callable[[], Response]) -> Response:
    """The answer, or in its place what went wrong, in both languages and without a trace."""
    try:
        return answer()
    except Elsewhere as other:
        return RedirectResponse("/" + path(language, other.view, other.parts, {}), 303)
    except Absent as absent:
        return _error(request, language, 404, "missing", key=absent.key)
    except NameUnclear as unclear:
        status, kind = (300, "unclear") if unclear.candidates else (404, "unknown_name")
        return _error(request, language, status, kind, candidates=unclear.candidates, key=unclear.name)
    except RecordError as error:
        return _error(request, language, 503, "record", detail=str(error))
    except WaqaiError as error:
        return _error(request, language, 400, "question", detail=str(error))


def _lost(request: Request, _: object) -> Response:
    return _error(request, _language_of(request), 404, "missing", key=request.url.path[:80])


def _failed(request: Request, _: object) -> Response:
    return _error(request, _language_of(request), 500, "failed")


def _language_of(request: Request) -> str:
    first = request.url.path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else "ar"


def _error(request: Request, language: str, status: int, kind: str, **told: Any) -> Response:
    """A page that says what is wrong and what to do, in the reader's language first."""
    links = ServerLinks(language, ("home", (), {}), versions())
    voices = _voice(request, language), Voice(Voice(language).other)
    candidates, key = told.get("candidates", ()), told.get("key", "")
    words = [
        {
            "language": voice.language, "direction": voice.direction, "heading": voice.t(f"error.{kind}"),
            "detail": voice.t(f"error.{kind}_detail", key=key),
        }
        for voice in voices
    ]  # fmt: skip
    context = {
        **common(voices[0], links), "layout": "base.html", "name": "error", "view_title": words[0]["heading"],
        "tab_here": "", "parts": (), "static": False, "exports": None, "building": False, "question": None,
        "heading": words[0]["heading"], "detail": words[0]["detail"], "other": words[1], "reason": told.get("detail"),
        "candidates": candidates, "record_name": "",
    }  # fmt: skip
    return HTMLResponse(environment().get_template("error.html").render(context), status)


def _set(request: Request) -> Response:
    """Keeps a setting of the reader's in a cookie, and leads back to the page."""
    language = request.path_params["language"]
    back = request.query_params.get("to", "/")
    if language not in LANGUAGES or not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    answer = RedirectResponse(quote(back, safe="/?=&%+:~#,"), 303)
    for name, known in SETTINGS.items():
        value = request.query_params.get(name)
        if value in known:
            answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


@functools.cache
def versions() -> Mapping[str, str]:
    """A short hash of every file that comes with the page."""
    return {name: hashlib.sha256(data).hexdigest()[:10] for name, data in static_files().items()}


@functools.cache
def static_files() -> Mapping[str, bytes]:
    """The files that come with the page, whole: there are few, and nothing else is ever served."""
    found: dict[str, bytes] = {}
    for entry in _STATIC.iterdir():
        inner = [entry] if entry.is_file() else list(entry.iterdir())
        for file in inner:
            if file.is_file():
                found[file.name if file is entry else f"{entry.name}/{file.name}"] = file.read_bytes()
    return found


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    data = static_files().get(name)
    if data is None:
        return Response(status_code=404)
    kind = "font/woff2" if name.endswith(".woff2") else mimetypes.guess_type(name)[0] or "application/octet-stream"
    is_this = request.query_params.get("v") == versions()[name]
    kept = f"public, max-age={_YEAR if is_this else _DAY if name.startswith('fonts/') else 0}"
    return Response(data, media_type=kind, headers={"cache-control": kept})
