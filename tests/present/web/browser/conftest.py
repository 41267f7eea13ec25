"""A real browser over a served record: the distribution's Chromium, driven by Playwright.

The record is made of the articles written for the findings across articles and of hostile ones.  A test's page keeps
what the browser complains of and what it asks other machines for; at the test's end there must be nothing of either.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.present.web.browser.hostile import HOSTILE
from tests.reconcile.written import ARTICLES, build, write
from waqai.pipeline import LANGUAGE
from waqai.present.web.app import make_app
from waqai.record.browsing import Browser as RecordBrowser

CHROMIUM = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDE, NARROW = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed (apt-get install chromium)"))


@dataclass
class Site:
    """A record and where it is served."""

    record: Path
    base: str

    def at(self, address: str) -> str:
        """The whole address of a path."""
        return self.base + address


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that the tests look at."""
    folder = tmp_path_factory.mktemp("browsed")
    path = folder / "news.duckdb"
    build(path, write(folder, ARTICLES), write(folder, HOSTILE, "hostile")).close()
    return path


@pytest.fixture(scope="session")
def site(record_path: Path) -> Iterator[Site]:
    """The record, served on a port of its own."""
    app = make_app(lambda: RecordBrowser(record_path, LANGUAGE), record_path.name)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
        runner = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        runner.start()
        while not server.started:
            time.sleep(0.01)
        yield Site(record_path, f"http://127.0.0.1:{listening.getsockname()[1]}")
        server.should_exit = True
        runner.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser.  It is closed with its module: while Playwright drives one, no other loop can run in the thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Seat:
    """Somebody before a page, and all that the page should not have done."""

    context: BrowserContext
    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """The page at an address of the site."""
        answer = self.page.goto(self.site.at(address), wait_until="load")
        assert answer is None or answer.status == 200, f"{address}: {answer.status}"
        return self.page

    def watch(self) -> None:
        """Keeps what the browser says and whom it asks."""
        self.page.on("console", lambda one: self.complaints.append(f"{self.page.url}: {one.type} {one.text}"))
        self.page.on("pageerror", lambda one: self.complaints.append(f"{self.page.url}: {one}"))
        self.page.on("dialog", lambda one: (self.complaints.append(f"dialog {one.message}"), one.dismiss()))
        self.page.on("request", lambda one: self._asked(one.url))

    def _asked(self, address: str) -> None:
        if urlsplit(address).scheme not in ("data", "blob", "file") and not address.startswith(self.site.base):
            self.strangers.append(address)


@pytest.fixture
def sit(chromium: Browser, site: Site) -> Iterator[Any]:
    """Opens a page as somebody with this window, colour scheme and so on would."""
    seats: list[Seat] = []

    def sit_down(**how: Any) -> Seat:
        context = chromium.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **how})
        context.set_default_timeout(30_000)
        seat = Seat(context, context.new_page(), site)
        seat.watch()
        seats.append(seat)
        return seat

    yield sit_down
    for seat in seats:
        seat.context.close()
    assert [one for seat in seats for one in (*seat.complaints, *seat.strangers)] == []
