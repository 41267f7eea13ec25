"""Every view answers in both languages, with what was asked for, and to nobody but this machine."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.present.web.asked import app_of, get
from waqai.engines.local import LocalEngine
from waqai.findings import DISAGREEMENTS
from waqai.model import ReadOptions
from waqai.pipeline import Record
from waqai.present.web.guard import POLICY
from waqai.present.web.links import encoded
from waqai.present.web.views import VIEWS
from waqai.record.browsing import Browser
from waqai.record.choosing import Page
from waqai.record.shown import EventChoice

LISTS = ["", *(f"/{name}" for name, maker in VIEWS.items() if not maker.steps and name != "home")]


def singles(browser: Browser) -> dict[str, str]:
    """The address of one of each kind of thing that the record holds."""
    found = {
        name: browser.findings(kinds, Page(1))[0][0].id
        for name, kinds in {
            "disagreement": DISAGREEMENTS, "outcome": ("outcome",), "story": ("story",), "copy": ("copy",),
        }.items()
    }  # fmt: skip
    pair = browser.pairs(Page(1))[0][0]
    found |= {
        "actor": encoded(pair.one.key),
        "pair": f"{encoded(pair.one.key)}/{encoded(pair.two.key)}",
        "article": browser.articles(Page(1))[0][0].article,
        "occurrence": encoded(browser.events(EventChoice(), Page(1))[0].occurrence),
    }
    return {name: f"/{name}/{rest}" for name, rest in found.items()}


class Checked(HTMLParser):
    """What a page must have: one h1, one main, a language and direction; and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        """The attributes of every such element."""
        return (attributes for name, attributes in self.tags if name == tag)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_view_is_a_page_in_both_languages(app, browser, language):
    known = singles(browser)
    assert known.keys() == {name for name, maker in VIEWS.items() if maker.steps}
    for address in [*LISTS, *known.values()]:
        answer = get(app, f"/{language}{address}")
        assert answer.status_code == 200, (address, answer.text[:300])
        page = Checked(answer.text)
        root = next(page.all("html"))
        assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
        assert len(list(page.all("h1"))) == len(list(page.all("main"))) == 1, address
        for tag, attributes in page.tags:
            assert "style" not in {tag, *attributes}, address
            assert not [name for name in attributes if name.startswith("on")], address


@pytest.mark.parametrize("published", ["2024-06", "2024"])
def test_articles_that_tell_no_day_are_shown(tmp_path, published):
    """News that say only "this June" have a month, and a record of nothing else has every page, too."""
    page, record = tmp_path / "page.txt", tmp_path / "news.duckdb"
    page.write_text("زار وزير خارجية غانا نيروبي أمس.\nوالتقى الوزير الرئيس الكيني يوم 3 يونيو.\n", "utf-8")
    with Record(record) as made:
        made.build([str(page)], ReadOptions(reader="rules", published=published), LocalEngine(1))
    for address in LISTS:
        answer = get(app_of(record), f"/ar{address}")
        assert answer.status_code == 200, (address, answer.text[:300])


def test_a_page_that_fails_ends_no_server(path, monkeypatch):
    """Pages are made before they are asked for; one that cannot be is told to its reader, as an error."""

    def fails(ask):
        raise ZeroDivisionError

    monkeypatch.setitem(VIEWS, "actors", VIEWS["actors"]._replace(make=fails))
    app = app_of(path)
    assert get(app, "/ar/actors").status_code == 500
    assert get(app, "/ar/articles").status_code == 200


def test_all_links_lead_somewhere(app, browser):
    """Every address that the pages name is answered; each is asked for once."""
    seen, wanted = set(), {f"/ar{address}" for address in [*LISTS, *singles(browser).values()]}
    for address in sorted(wanted):
        for link in Checked(get(app, address).text).all("a"):
            target = (link.get("href") or "").partition("#")[0]
            if target.startswith("/") and "/set?" not in target:
                seen.add(target)
    views = {re.sub(r"[/?=].*", "", target.removeprefix("/ar/")) for target in seen}
    assert len(views) > 12
    for target in sorted(seen)[:: max(1, len(seen) // 40)]:
        assert get(app, target).status_code == 200, target


def test_an_event_is_one_click_from_its_characters(app, browser):
    events = browser.events(EventChoice(), Page(20))
    for event in events:
        text = get(app, f"/ar/article/{event.article}").text
        words = event.text[event.trigger.start - event.sentence.start : event.trigger.end - event.sentence.start]
        marked = re.search(rf'<(?:a|mark)[^>]* id="{event.article}-{event.event}"[^>]*>([^<]*)<', text)
        assert marked is not None
        assert words.startswith(marked[1])


def test_each_view_is_given_as_data(app, browser):
    for address in [*LISTS, *singles(browser).values()]:
        told = get(app, f"/en{address}?format=json").json()
        assert told, address
        table = list(csv.reader(io.StringIO(get(app, f"/en{address}?format=csv").text)))
        assert len({len(row) for row in table}) == 1, address


def test_headers_keep_the_page_to_itself(app):
    answer = get(app, "/ar/timeline")
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert get(app, "/ar", host="http://evil.example").status_code == 400
    assert get(app, "/ar", method="POST").status_code == 405
    assert get(app, "/static/../app.py").status_code == 404
    assert get(app, "/static/page.css").status_code == 200


def test_what_is_not_there_is_said_in_both_languages(app):
    for address in ("/ar/actor/nobody", "/ar/article/none", "/ar/nothing", "/nothing", "/ar/disagreement/0"):
        answer = get(app, address)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
        assert 'lang="en"' in answer.text
    for address in (
        "/ar/timeline?from=yesterday",
        "/ar/timeline?status=maybe",
        "/ar/timeline?page=x",
        "/ar?format=exe",
    ):
        assert get(app, address).status_code == 400


def test_a_name_leads_to_the_address_of_its_key(app):
    answer = get(app, "/ar/actor/مصر")
    assert (answer.status_code, answer.headers["location"]) == (303, "/ar/actor/Q79")


def test_settings_are_kept_and_lead_back_here_only(app):
    answer = get(app, "/ar/set?digits=arab&to=/ar/timeline%3Fstatus%3Ddenied")
    assert answer.headers["location"] == "/ar/timeline?status=denied"
    assert "digits=arab" in answer.headers["set-cookie"]
    assert get(app, "/ar/set?to=//evil.example").headers["location"] == "/"
    assert "٢٠٢٥" in get(app, "/ar/timeline", {"cookie": "digits=arab"}).text


def test_what_a_build_publishes_is_shown_with_the_next_request(path, tmp_path):
    record = tmp_path / "news.duckdb"
    shutil.copyfile(path, record)
    app = app_of(record)
    question = "/ar/search?q=سفينة حبوب"
    assert "تصل إلى بيروت" not in get(app, question).text
    page = tmp_path / "page.txt"
    page.write_text("سفينة حبوب تصل إلى بيروت\n\nوصلت سفينة حبوب أوكرانية إلى لبنان يوم 9 ديسمبر 2025.", "utf-8")
    with Record(record) as building:
        building.build([str(page)], engine=LocalEngine(1))
    assert "تصل إلى بيروت" in get(app, question).text


def test_the_interface_for_programs_describes_what_it_answers(app, browser):
    described = get(app, "/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    known = singles(browser)
    for template in described["paths"]:
        name = template.removeprefix("/api/").partition("/")[0]
        answer = get(app, f"/api{known[name]}" if "{" in template else template)
        assert answer.status_code == 200, template
        assert answer.headers["content-type"] == "application/json"
    assert get(app, "/api/timeline?status=denied").json()["items"][0]["status"] == "denied"
    assert set(get(app, "/api/actor/nobody").json()) == {"error", "candidates"}
