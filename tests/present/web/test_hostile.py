"""What a page may hold to do harm is shown as text, and does none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.present.web.asked import app_of, get
from tests.present.web.test_pages import Checked
from waqai.engines.local import LocalEngine
from waqai.pipeline import LANGUAGE, Record
from waqai.present.web.report import Wish, one_file
from waqai.record.browsing import Browser
from waqai.record.choosing import Page

SCRIPT = "<script>document.title='caught'</script><img src=x onerror=alert(1)>"
PAGES = [
    {
        "title": f"زار وزير مصري تونس {SCRIPT}",
        "text": f'زار وزير الخارجية المصري تونس يوم 3 مارس 2025 {SCRIPT}. وقال الوزير: "لا بديل عن الحوار {SCRIPT}".',
        "url": "javascript:alert(document.cookie)",
        "outlet": f'جريدة "><svg onload=alert(1)> {SCRIPT}',
    },
    {
        "title": "وصل الوفد \N{RIGHT-TO-LEFT OVERRIDE}moc.elpmaxe\N{POP DIRECTIONAL FORMATTING} إلى عمان",
        "text": "وصل الوفد السعودي إلى عمّان يوم 4 مارس 2025 لبحث الهدنة مع الأردن.",
        "url": "data:text/html,<script>alert(1)</script>",
    },
    {
        "title": "خبر طويل " * 120_000,
        "text": "زار الرئيس التركي قطر يوم 5 مارس 2025 والتقى أمير قطر في الدوحة.",
        "url": "https://example.org/\"onmouseover='alert(1)'",
    },
    {"title": "نصف زوج \ud83d من رمز", "text": "اتهمت إيران إسرائيل \udc00 بقصف منشأة يوم 6 مارس 2025.", "url": "x"},
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of such pages."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = (json.dumps({"date": "2025-03-07", **page}) + "\n" for page in PAGES)
    (folder / "pages.jsonl").write_text("".join(lines), "utf-8")
    path = folder / "news.duckdb"
    with Record(path) as record:
        record.build([str(folder / "pages.jsonl")], engine=LocalEngine(1))
    return path


@pytest.fixture(scope="module")
def addresses(hostile: Path) -> list[str]:
    """Where those pages are shown."""
    browser = Browser(hostile, LANGUAGE)
    articles = [one.article for one in browser.articles(Page(10))[0]]
    assert len(articles) == len(PAGES)
    lists = ["", "/timeline", "/articles", "/actors", "/network", "/map", "/search?q=%D8%A7%D9%84%D9%88%D9%81%D8%AF"]
    return lists + [f"/article/{one}" for one in articles]


def test_nothing_of_a_page_becomes_markup(hostile, addresses):
    app = app_of(hostile)
    for address in addresses:
        answer = get(app, f"/ar{address}")
        assert answer.status_code == 200, address
        assert len(answer.content) < 400_000, address
        page = Checked(answer.text)
        assert [script.get("src", "").partition("?")[0] for script in page.all("script")] == ["/static/page.js"]
        assert list(page.all("img")) == []
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on")], (address, tag)
            assert not str(attributes.get("href", "")).startswith(("javascript:", "data:text")), address


def test_the_text_stands_as_it_was(hostile, addresses):
    app = app_of(hostile)
    texts = [get(app, f"/ar{address}").text for address in addresses if address.startswith("/article/")]
    assert any("&lt;script&gt;document.title=&#39;caught&#39;&lt;/script&gt;" in text for text in texts)
    assert any("\N{REPLACEMENT CHARACTER}" in text for text in texts)


def test_overrides_in_titles_are_shown_and_not_obeyed(hostile, addresses):
    app = app_of(hostile)
    for address in addresses:
        text = get(app, f"/ar{address}").text
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text, address
    assert '<span class="control">U+202E</span>' in get(app, "/ar/articles").text


def test_a_hostile_query_is_text_too(hostile):
    app = app_of(hostile)
    for name in ("q", "actor", "outlet", "from", "status", "format", "page"):
        for address in ("/ar/search", "/ar/timeline"):
            text = get(app, f"{address}?{name}=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
            assert "<script>alert" not in text


def test_a_report_of_such_pages_holds_one_script(hostile):
    page = Checked(one_file(Browser(hostile, LANGUAGE), "news", Wish(languages=("ar",))))
    assert len(list(page.all("script"))) == 1
    assert list(page.all("img")) == []
