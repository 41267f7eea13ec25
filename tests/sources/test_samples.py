"""The samples and their answer keys: every piece a key names stands in its page; the sources read them right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waqai.model import EVENT_TYPES, STATUSES, RawPage, ReadOptions
from waqai.sources.articles import part
from waqai.sources.decode import decode

ROOT = Path(__file__).parent.parent.parent
KEYS = [json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "tests" / "gold").glob("[01][0-9]_*.json"))]


def read(key):
    name = key["doc"]
    raw = RawPage(name, (ROOT / "samples" / name).read_bytes(), "html" if name.endswith(".html") else "text")
    page = decode(raw, ReadOptions())
    return page, part(page, ReadOptions())


def test_every_sample_has_a_key():
    pages = {p.name for p in (ROOT / "samples").iterdir() if p.suffix in (".txt", ".html")}
    assert {key["doc"] for key in KEYS} == pages
    assert len(pages) >= 12


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k["doc"])
def test_what_the_key_names_stands_in_the_page(key):
    page, _ = read(key)
    known = {e["key"] for e in key["entities"]}
    for event in key["events"]:
        assert event["sentence"] in page.text
        assert event["trigger"] in event["sentence"]
        assert event["type"] in EVENT_TYPES
        assert event["status"] in STATUSES
        assert {*event["actor"], *event["recipient"], *event["place"], *event["said_by"]} <= known
    for item in (*key["times"], *key["quantities"], *key["quotes"]):
        assert page.text.count(item["text"]) >= item["nth"]


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k["doc"])
def test_articles_furniture_and_dates_of_the_samples(key):
    page, parts = read(key)
    assert [p.article.title for p in parts] == [r["title"] for r in key["reports"]]
    assert [p.article.published for p in parts] == [r["published"] for r in key["reports"]]
    assert [page.text[f.span.start : f.span.end] for p in parts for f in p.furniture] == key["furniture"]
