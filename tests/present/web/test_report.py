"""A report is the server's pages on disk: the same words, links that lead somewhere, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from tests.present.web.asked import get
from tests.present.web.test_pages import Checked
from waqai.present.web.report import Wish, one_file, write_report


@pytest.fixture(scope="module")
def report(browser) -> str:
    """The record as one file."""
    return one_file(browser, "news.duckdb", Wish(articles=6))


def test_every_link_leads_to_something_in_the_file(report):
    page = Checked(report)
    ids = {attributes["id"] for _, attributes in page.tags if attributes.get("id")}
    targets = [link["href"] for link in page.all("a") if link.get("href")]
    assert len(targets) > 300
    inside = [target for target in targets if target.startswith("#")]
    assert {target[1:] for target in inside} <= ids
    assert all(target.startswith(("#", "https://", "http://")) for target in targets)


def test_ids_are_there_once(report):
    ids = [attributes["id"] for _, attributes in Checked(report).tags if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_the_policy_names_its_one_script_and_style(report):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', report)
    assert policy is not None
    for tag in ("script", "style"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", report, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert digest in policy[1].replace("&#43;", "+")
    assert 'url("fonts' not in report


def words_of(html: str) -> str:
    """The words of a page, without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_article_says_the_same_as_on_the_server(report, app, browser):
    sheet = re.search(
        r'<section class="sheet" id="ar/article/([^"]+)".*?</section>\s*(?=<section|</main>)', report, re.DOTALL
    )
    assert sheet is not None
    body = re.compile(r'<div class="body">(.*?)</div>', re.DOTALL)
    served = body.search(get(app, f"/ar/article/{sheet[1]}").text)
    told = body.search(sheet[0])
    assert served is not None
    assert told is not None
    assert words_of(served[1]) == words_of(told[1])


def test_a_folder_holds_a_page_a_file(browser, tmp_path):
    size = write_report(browser, "news.duckdb", tmp_path, Wish(languages=("ar",), articles=5))
    assert size == sum(file.stat().st_size for file in tmp_path.rglob("*.*"))
    for file in tmp_path.glob("*.html"):
        for link in Checked(file.read_text("utf-8")).all("a"):
            target = (link.get("href") or "").partition("#")[0]
            assert not target or target.startswith("http") or (tmp_path / target).is_file(), (file.name, target)
