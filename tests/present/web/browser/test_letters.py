"""Letters and directions: joins kept under marks, the named fonts used, time running with the reading, print, dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

WIDTHS = """() => [...document.querySelectorAll(".words, .body > p")].map((one) => {
  const measure = (node) => {
    node.classList.add("measured");
    Object.assign(node.style, {display: "inline-block", whiteSpace: "nowrap", maxWidth: "none", position: "absolute"});
    one.after(node);
    const {width} = node.getBoundingClientRect();
    node.remove();
    return width;
  };
  const plain = one.cloneNode(false);
  plain.textContent = one.textContent;
  return [measure(one.cloneNode(true)), measure(plain), one.querySelectorAll("[class^=m-]").length];
})"""


@pytest.mark.parametrize("view", ["/ar/timeline", "/ar/disagreements", "article"])
def test_marks_move_no_letter(sit: Any, view: str) -> None:
    seat = sit()
    if view == "article":
        view = str(seat.go("/ar/timeline").locator("a.evidence").first.get_attribute("href"))
    told = seat.go(view).evaluate(WIDTHS)
    assert sum(marks for _, _, marks in told) > 2
    assert [pair for pair in told if abs(pair[0] - pair[1]) >= 1] == []


def fonts_of(page: Page, selector: str) -> set[str]:
    """The fonts that Chromium drew an element's text with, those alone that came with the page."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert used
    assert [one["familyName"] for one in used if not one["isCustomFont"]] == []
    return {one["familyName"] for one in used}


def test_the_named_fonts_are_used(sit: Any) -> None:
    page = sit().go("/ar/timeline")
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert any("Naskh" in one for one in fonts_of(page, "blockquote.words"))
    assert all("Plex Sans Arabic" in one for one in fonts_of(page, ".day-name"))
    assert all("Plex Sans Arabic" in one for one in fonts_of(page, ".head .lead"))


@pytest.mark.parametrize(("language", "sign"), [("ar", -1), ("en", 1)])
def test_time_runs_with_the_reading(sit: Any, language: str, sign: int) -> None:
    page = sit().go(f"/{language}/timeline")
    bars = page.eval_on_selector_all(
        "svg.bars a", "all => all.map(one => [one.getAttribute('href'), one.getBoundingClientRect().x])"
    )
    order = [x * sign for _, x in sorted(bars)]
    assert len(order) > 3
    assert order == sorted(order)


def test_quoted_words_run_right_to_left_in_english_too(sit: Any) -> None:
    page = sit().go("/en/timeline")
    words = page.locator("blockquote.words").first
    assert words.get_attribute("lang") == "ar"
    assert words.evaluate("one => getComputedStyle(one).direction") == "rtl"
    arrow = page.locator("svg.arrow").first
    assert arrow.evaluate("one => getComputedStyle(one).transform") == "none"
    arabic = sit().go("/ar/timeline").locator("svg.arrow").first
    assert arabic.evaluate("one => getComputedStyle(one).transform") == "matrix(-1, 0, 0, 1, 0, 0)"


def test_print_leaves_the_controls_out(sit: Any) -> None:
    page = sit().go("/ar/timeline")
    page.emulate_media(media="print")
    assert page.locator(".filters").first.evaluate("one => getComputedStyle(one).display") == "none"
    assert page.locator("nav.tabs").evaluate("one => getComputedStyle(one).display") == "none"
    assert page.locator("article.event").first.is_visible()


def test_dark_is_dark_and_motion_can_be_refused(sit: Any) -> None:
    page = sit(color_scheme="dark").go("/ar")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 25, 26)"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = sit(reduced_motion="no-preference").go("/ar")
    assert moving.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
