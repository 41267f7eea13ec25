"""The report: one file from disk that shows what the server shows, offline, with scripts or without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.present.web.browser.conftest import NARROW, Site
from waqai.pipeline import LANGUAGE
from waqai.present.web.report import Wish, write_report
from waqai.record.browsing import Browser

# What a server alone can do: filters by form, settings, pages of data; dates' own notes on where the rest stands.
SAID = """(where) => {
  const main = where.cloneNode(true);
  for (const one of main.querySelectorAll("header, footer, aside.filters, form, .pager, .notice, .kinds, .active-filters, .zoom, title")) one.remove();
  return main.textContent.replace(/\\s+/g, " ").trim();
}"""  # noqa: E501


@pytest.fixture(scope="module")
def report(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record as one file."""
    target = tmp_path_factory.mktemp("report") / "report.html"
    write_report(Browser(record_path, LANGUAGE), record_path.name, target, Wish())
    return target


def shown(page: Page) -> list[str]:
    """The sections that can be seen."""
    return page.eval_on_selector_all(".sheet", "all => all.filter(one => one.offsetParent).map(one => one.id)")


@pytest.mark.parametrize("scripts", [True, False])
def test_one_section_is_shown_and_links_lead_to_others(sit: Any, report: Path, scripts: bool) -> None:
    page = sit(java_script_enabled=scripts, viewport=NARROW).page
    page.goto(report.as_uri())
    assert shown(page) == ["ar"]
    page.locator("#ar a[href*='ar/disagreement/']").first.click()
    assert len(shown(page)) == 1
    assert shown(page)[0].startswith("ar/disagreement/")
    page.locator(".account a.evidence").locator("visible=true").first.click()
    assert shown(page)[0].startswith("ar/article/")
    assert page.locator(":target").locator("visible=true").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".switches a[hreflang=en]").locator("visible=true").first.click()
    assert shown(page)[0].startswith("en/article/")


def test_statuses_are_filtered_without_a_script(sit: Any, report: Path) -> None:
    page = sit(java_script_enabled=False).page
    page.goto(report.as_uri() + "#ar/timeline")
    events = page.locator("article.event.is-occurred").locator("visible=true")
    assert events.count() > 3
    page.locator("input.only-occurred").locator("visible=true").first.uncheck()
    assert events.count() == 0


@pytest.mark.parametrize("view", ["", "/disagreements", "/outcomes", "/network"])
def test_the_file_says_what_the_server_says(sit: Any, site: Site, report: Path, view: str) -> None:
    served = sit().go(f"/ar{view}").eval_on_selector("main", SAID)
    page = sit().page
    page.goto(report.as_uri() + f"#ar{view}")
    filed = page.locator(f"[id='ar{view}']").evaluate(SAID)
    assert filed == served
    assert len(served) > 200
