"""Every view, in both directions, wide and narrow: it stands, fits, complains of nothing and shuts nobody out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.present.web.browser.conftest import NARROW, WIDE

LISTS = (
    "",
    "/timeline",
    "/disagreements",
    "/outcomes",
    "/stories",
    "/copies",
    "/network",
    "/map",
    "/actors",
    "/articles",
)
# A list, and the link on it that leads to one of what it lists.
ONES = {
    "/disagreements": ".item-title", "/outcomes": ".item-title", "/stories": ".item-title", "/copies": ".item-title",
    "/network": "aside .data a", "/actors": ".data a", "/articles": ".item-title", "/timeline": "a.evidence",
}  # fmt: skip
OTHERS = ("/search?q=السودان", "/timeline?status=denied", "/timeline?from=1990&to=1991", "/articles?outlet=nobody")
# Of the lists, those that axe also sees narrow and dark; axe is slow.
NARROWED = ("", "/timeline", "/network", "/map")
SIZES = {"wide": WIDE, "narrow": NARROW}
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def addresses(chromium: Browser, site: Any) -> list[str]:
    """The lists, one of everything that they list, and some filtered views, without their language."""
    found = [*LISTS, *OTHERS]
    page = chromium.new_page()
    for where, link in ONES.items():
        page.goto(site.at(f"/ar{where}"))
        found.append(str(page.locator(f"main {link}").first.get_attribute("href")).removeprefix("/ar"))
    page.close()
    return found


def faults(page: Page, language: str, width: int) -> list[str]:
    """What is wrong with a page that a ruler can find."""
    told = page.evaluate(
        """() => ({
          lang: document.documentElement.lang, dir: getComputedStyle(document.documentElement).direction,
          over: document.documentElement.scrollWidth - innerWidth, h1: document.querySelectorAll("h1").length,
          main: document.querySelectorAll("main").length, title: document.title.trim().length,
          nodes: document.querySelectorAll("*").length,
          small: [...document.querySelectorAll("button, input, select, .tabs a, .switch, .kind, a.chip, a.evidence")]
            .filter((one) => one.getClientRects().length && !one.closest(".hidden") && one.offsetParent)
            .filter((one) => one.getBoundingClientRect().height < 24 && one.type !== "checkbox").length,
        })"""
    )
    wanted = {"lang": language, "dir": "rtl" if language == "ar" else "ltr", "h1": 1, "main": 1}
    wrong = [f"{name} {told[name]}" for name, value in wanted.items() if told[name] != value]
    wrong += [f"{told['over']} px too wide at {width}"] if told["over"] > 0 else []
    wrong += [f"{told['nodes']} nodes"] if told["nodes"] > 4000 else []
    return (
        wrong
        + (["no title"] if not told["title"] else [])
        + ([f"{told['small']} small targets"] if told["small"] else [])
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_view_stands_and_fits(sit: Any, addresses: list[str], language: str, size: str) -> None:
    seat = sit(viewport=SIZES[size])
    width = SIZES[size]["width"]
    found = {address: faults(seat.go(f"/{language}{address}"), language, width) for address in addresses}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("language", "scheme", "size"), [("ar", "light", "wide"), ("en", "dark", "narrow")])
def test_axe_finds_nothing(sit: Any, addresses: list[str], language: str, scheme: str, size: str) -> None:
    seat = sit(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    wrong = {}
    for address in addresses if size == "wide" else [one for one in addresses if one in NARROWED or "/" in one[1:]]:
        page = seat.go(f"/{language}{address}")
        page.evaluate(AXE)
        found = page.evaluate(
            "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then((r) => r.violations.map("
            "(v) => [v.id, v.impact, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]))",
            RULES,
        )
        if found:
            wrong[address] = found
    assert wrong == {}


def test_a_lost_address_is_answered_in_both_languages(sit: Any, site: Any) -> None:
    page = sit().context.new_page()
    answer = page.goto(site.at("/ar/nowhere"))
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main [lang=en], main[lang=en]").count() >= 1
    assert page.locator("main h1").inner_text().strip()
