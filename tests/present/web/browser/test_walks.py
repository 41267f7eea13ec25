"""What a reader does: from a contradiction to its characters, filters, search, settings; without mouse or script."""

from __future__ import annotations

import re
from typing import Any

import duckdb
import pytest
from playwright.sync_api import expect

from tests.present.web.browser.conftest import NARROW, Site
from tests.present.web.browser.hostile import OVERRIDE

LANGUAGES = ["ar", "en"]


def words_of(site: Site, article: str, event: str) -> str:
    """The trigger of an event, as the record has it."""
    query = (
        "SELECT piece(p.text, e.trigger_start, e.trigger_end) FROM events e JOIN articles a USING (article_id) "
        "JOIN pages p USING (page_sha256) WHERE e.article_id = ? AND e.event_id = ?"
    )
    with duckdb.connect(str(site.record), read_only=True) as record:
        row = record.execute(query, [article, event]).fetchone()
    assert row is not None
    return str(row[0])


def parted(anchor: str) -> tuple[str, str]:
    """The article and the event that an address names."""
    article, _, event = anchor.rpartition("-")
    return article, event


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_front_page_to_the_characters_of_a_contradiction(sit: Any, site: Site, language: str) -> None:
    page = sit().go(f"/{language}")
    page.locator("a[href*='/disagreement/']").first.click()
    accounts = page.locator(".account")
    assert accounts.count() >= 2
    values = [accounts.nth(n).locator(".value").inner_text() for n in range(2)]
    assert values[0] != values[1]
    for n in range(2):
        assert accounts.nth(n).locator(".words .m-differs").count() >= 1
    accounts.first.locator("a.evidence").first.click()
    anchor = page.url.partition("#")[2]
    target = page.locator(":target")
    assert target.inner_text().strip() == words_of(site, *parted(anchor)).strip()
    assert target.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900


def test_every_evidence_link_lands_on_its_trigger(sit: Any, site: Site) -> None:
    seat = sit()
    links = seat.go("/ar/timeline").eval_on_selector_all(
        "a.evidence", "all => all.map(one => one.getAttribute('href'))"
    )
    assert len(links) > 30
    by_article: dict[str, list[str]] = {}
    for link in links:
        address, _, anchor = link.partition("#")
        by_article.setdefault(address, []).append(anchor)
    wrong = []
    for address, anchors in list(by_article.items())[:12]:
        page = seat.go(address)
        for anchor in anchors:
            told = page.evaluate("id => document.getElementById(id)?.textContent", anchor)
            if told != words_of(site, *parted(anchor)):
                wrong.append((anchor, told))
    assert wrong == []


def test_an_article_shows_exactly_the_characters_of_the_record(sit: Any, site: Site) -> None:
    with duckdb.connect(str(site.record), read_only=True) as record:
        rows = record.execute(
            "SELECT a.article_id, p.text, a.body FROM articles a JOIN pages p USING (page_sha256) "
            "WHERE p.url NOT LIKE '%hostile%' ORDER BY 1 LIMIT 6"
        ).fetchall()
    seat = sit()
    for article, text, body in rows:
        shown = seat.go(f"/ar/article/{article}").eval_on_selector_all(
            ".body > p", "all => all.map(p => p.textContent)"
        )
        lines = [line.strip() for part in body for line in text[part["span_start"] : part["span_end"]].splitlines()]
        assert shown == [line for line in lines if line]


def test_filters_answer_at_once_and_keep_an_address(sit: Any) -> None:
    page = sit().go("/ar/timeline")
    before = page.locator("article.event").count()
    page.locator("input[name=status][value=denied]").check()
    expect(page).to_have_url(re.compile("status=denied"))
    denied = page.locator("article.event")
    expect(denied.first).to_have_class(re.compile("is-denied"))
    assert 0 < denied.count() < before
    assert page.locator("article.event:not(.is-denied)").count() == 0
    assert page.locator(".active-filters a").count() == 1
    page.reload()
    assert page.locator("article.event:not(.is-denied)").count() == 0
    page.locator(".active-filters a").first.click()
    assert page.locator("article.event:not(.is-denied)").count() > 0


@pytest.mark.parametrize(("one", "other"), [("اردوغان", "أردوغان"), ("ايران", "إيران")])
def test_search_finds_all_spellings(sit: Any, one: str, other: str) -> None:
    seat = sit()
    found = []
    for question in (one, other):
        page = seat.go("/ar")
        page.locator("input[type=search]").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search**")
        found.append(page.eval_on_selector_all(".hit a.item-title", "all => all.map(one => one.getAttribute('href'))"))
    assert found[0] == found[1]
    assert len(found[0]) > 0
    assert page.locator(".hit .m-hit").count() > 0


def test_settings_are_kept(sit: Any) -> None:
    page = sit().go("/ar/timeline")
    page.locator(".switches a").first.click()
    assert re.search("[٠-٩]", page.locator(".head .lead").inner_text())
    assert not re.search("[0-9]", page.locator(".head .lead").inner_text())
    page.locator(".settings a", has_text="المغرب").click()
    assert re.search(
        "جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|ديسمبر|نوفمبر|أكتوبر|سبتمبر|مارس",
        page.locator(".day-name").first.inner_text(),
    )
    assert "/" not in page.locator(".day-name").first.inner_text()
    page.locator(".switches a").last.click()
    assert page.evaluate("document.documentElement.dir") == "ltr"


def test_all_can_be_reached_by_keyboard(sit: Any) -> None:
    page = sit().go("/ar/disagreements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main') !== null"
    assert page.evaluate(inside)
    style = page.evaluate(
        "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
    )
    assert style == ["solid", "3px"]
    for _ in range(30):
        if "/disagreement/" in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/disagreement/**")


def test_layers_of_an_article_are_switched_by_keyboard_and_without_a_script(sit: Any) -> None:
    seat = sit(java_script_enabled=False)
    href = seat.go("/ar/timeline").locator("a.evidence").last.get_attribute("href")
    page = seat.go(str(href).partition("#")[0])
    mark = page.locator(".body .m-event").first
    assert mark.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    page.locator(".layer-events").focus()
    page.keyboard.press("Space")
    assert mark.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"


def test_the_walk_needs_no_script(sit: Any) -> None:
    seat = sit(java_script_enabled=False, viewport=NARROW)
    page = seat.go("/ar")
    page.locator("a[href*='/disagreement/']").first.click()
    page.locator(".account a.evidence").first.click()
    page.locator(":target").wait_for(state="attached")
    assert page.locator(":target").count() == 1
    page = seat.go("/ar/network")
    assert page.locator("svg.network .node").count() > 3
    assert page.locator("aside .data tbody tr").count() > 3
    page = seat.go("/ar/timeline")
    page.locator("input[name=status][value=planned]").check()
    page.locator("button.apply").click()
    assert page.locator("article.event:not(.is-planned)").count() == 0


def test_pictures_can_be_zoomed_and_nodes_dragged(sit: Any) -> None:
    page = sit().go("/ar/network")
    page.locator("[data-zoom=in]").click()
    assert "scale(1.6" in str(page.locator(".viewport").get_attribute("transform"))
    page.locator("[data-zoom=reset]").click()
    node = page.locator("svg .node").first
    before = node.get_attribute("transform")
    box = node.locator("circle, rect, path").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=6)
    page.mouse.up()
    assert node.get_attribute("transform") != before
    assert page.url.endswith("/network")
    page.goto(page.url.replace("/network", "/map"))
    assert page.locator("svg .place").count() > 3
    page.locator("[data-zoom=in]").click()
    assert "scale(1.6" in str(page.locator(".viewport").get_attribute("transform"))


def test_hostile_words_stay_words(sit: Any) -> None:
    seat = sit()
    page = seat.go("/ar/search?q=" + "بنزرت")
    page.locator(".hit a.item-title").first.click()
    assert page.evaluate("window.taken") is None
    assert "<script>window.taken = 1</script>" in page.locator(".body").inner_text()
    assert page.locator("main img, main script, main b[onmouseover]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    heading = page.locator(".text h1").inner_text()
    assert OVERRIDE not in heading
    assert "U+202E" in heading
    page = seat.go("/ar/articles")
    assert page.locator("main").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("window.taken") is None
