"""Whole pages: headline, furniture, articles, date, outlet, author, as `tests/pages/expected.toml` has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from waqai.model import RawPage, ReadOptions
from waqai.sources.articles import part
from waqai.sources.decode import decode

PAGES = Path(__file__).parent.parent / "pages"
CASES = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))["page"]


def parts_of(text, **given):
    page = decode(RawPage("page", text.encode(), "text", **given), ReadOptions())
    return page, part(page, ReadOptions())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["file"])
def test_page(case):
    page, parts = parts_of((PAGES / case["file"]).read_text("utf-8"))
    furniture = [page.text[f.span.start : f.span.end] for p in parts for f in p.furniture]
    assert furniture == case["furniture"]
    assert len(parts) == len(case["article"])
    for found, want in zip(parts, case["article"], strict=True):
        article = found.article
        assert article.title == want.get("title")
        assert article.published == want.get("published")
        assert article.published_basis == ("page" if "published" in want else "unknown")
        assert (article.outlet and article.outlet.domain) == want.get("outlet")
        assert article.author == want.get("author")
        assert len(article.body) == want["paragraphs"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["file"])
def test_every_line_is_title_body_byline_or_furniture_and_none_is_two(case):
    page, parts = parts_of((PAGES / case["file"]).read_text("utf-8"))
    spans = [s for p in parts for s in (*p.article.body, p.article.title_span, *(f.span for f in p.furniture)) if s]
    assert len(spans) == len(set(spans))
    assert all(a.end <= b.start for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))
    lines = {line.strip() for line in page.text.split("\n") if line.strip()}
    assert {page.text[s.start : s.end] for s in spans} >= {line for line in lines if not line.startswith("كتب")}


def test_what_the_caller_gives_goes_before_what_the_page_says_and_is_the_first_articles():
    text = (PAGES / "two_articles.txt").read_text("utf-8")
    _, parts = parts_of(text, published="2024-03-09T08:00:00+03:00")
    assert [(p.article.published, p.article.published_basis) for p in parts] == [
        ("2024-03-09", "given"),
        (None, "unknown"),
    ]


def test_a_given_title_is_found_inside_a_line_without_breaks():
    title = "وفد برلماني من موريتانيا يزور الرباط لبحث اتفاق الصيد"
    page, (found,) = parts_of((PAGES / "maghreb_no_breaks.txt").read_text("utf-8"), title=title)
    span = found.article.title_span
    assert page.text[span.start : span.end] == title
    assert page.text[found.article.body[-1].start :].startswith("حل بالرباط")


def test_article_ids_follow_the_page_and_their_number():
    page, parts = parts_of((PAGES / "two_articles.txt").read_text("utf-8"))
    assert [p.article.id for p in parts] == [f"{page.sha256[:16]}-1", f"{page.sha256[:16]}-2"]
