"""The status and the date of acts, from whole sentences (`tests/cases/status.toml`, `tests/cases/event_times.toml`)."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from waqai.extract.reading import read_article
from waqai.model import Article, Event, Page, Span

FOLDER = Path(__file__).parents[1] / "cases"


def cases(name: str) -> Iterator[Any]:
    """The cases of a file; those that are known to fail as strict failures, so that a mended one shows."""
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]:
        why = case.get("known_failure")
        yield pytest.param(case, id=case["text"][:50], marks=pytest.mark.xfail(strict=True, reason=why) if why else ())


def page_of(case: Mapping[str, Any]) -> tuple[Page, Article]:
    """A case as a page of one article of 18 June 2024, with its headline above it where there is one."""
    title, text = case.get("title", ""), case["text"]
    start = len(title) + 1 if title else 0
    page = Page("case", f"{title}\n{text}" if title else text, "0" * 64, "text", "utf-8")
    span = Span(0, len(title)) if title else None
    body = (Span(start, len(page.text)),)
    published = case.get("published", "2024-06-18")
    return page, Article("0-1", "case", "0" * 64, title or None, span, None, "ar", body, "", published, "given")


def events_of(case: Mapping[str, Any]) -> tuple[Page, list[Event]]:
    """The events whose trigger is the word that a case asks about."""
    page, article = page_of(case)
    at = -1
    for _ in range(case.get("nth", 1)):
        at = page.text.index(case["act"], at + 1)
    end = at + len(case["act"])
    return page, [e for e in read_article(page, article).events if e.trigger.start < end and at < e.trigger.end]


@pytest.mark.parametrize("case", list(cases("status")))
def test_status(case: Mapping[str, Any]) -> None:
    page, found = events_of(case)
    assert {event.status for event in found} == {case["status"]}
    if "cue" in case:
        cued = [event.status_span for event in found]
        assert [page.text[span.start : span.end] for span in cued if span] == [case["cue"]]


def told_time(event: Event, published: str) -> str:
    """The time that the text gives an act: the month of the news is none (`test_month_of_the_news`)."""
    inferred = event.time == published[:7] and not event.spans.get("time")
    return "" if inferred else event.time or ""


@pytest.mark.parametrize("case", list(cases("event_times")))
def test_time(case: Mapping[str, Any]) -> None:
    _, found = events_of(case)
    assert {told_time(event, case.get("published", "2024-06-18")) for event in found} == {case["time"]}


@pytest.mark.parametrize("case", list(cases("news_month")))
def test_month_of_the_news(case: Mapping[str, Any]) -> None:
    _, found = events_of(case)
    assert {(event.time or "", bool(event.spans.get("time"))) for event in found} == {(case["time"], False)}
