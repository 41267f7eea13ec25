"""Time expressions, as cases; every known event and every month name is found by its own name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from waqai.extract.times import find_times
from waqai.knowledge.loader import toml
from waqai.model import Span
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text("utf-8"))["case"]


def found(text: str, date: str) -> list[tuple[str, str]]:
    doc = Document.of(text, [Span(0, len(text))])
    return [(text[t.span.start : t.span.end], t.value or "-") for t in find_times(doc, date or None)]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert found(case["text"], case["date"]) == [tuple(pair) for pair in case["expect"]]


@pytest.mark.parametrize("month", [str(n) for n in range(1, 13)])
def test_every_month_name(month: str) -> None:
    tables = toml("times")
    for name in tables["months"][month] + tables["weak_months"].get(month, []):
        assert found(f"وصل في 7 {name} 2019 إلى المدينة", "")[0][1] == f"2019-{int(month):02d}-07", name


def test_every_known_event() -> None:
    for event in toml("known_events")["event"]:
        for name in event["names"]:
            values = [value for _, value in found(f"تدهورت الأوضاع منذ {name} كثيرا", "2030-01-01")]
            assert len(values) == 1, name
            assert values[0] in (event["date"], event["date"].partition("/")[2][:4]) or event.get("dated"), name


def test_known_event_ids_are_unique() -> None:
    ids = [event["id"] for event in toml("known_events")["event"]]
    assert len(ids) == len(set(ids))


def test_kinds_and_anchors() -> None:
    text = "زار تونس في 3 مايو 2020، ويعود الأحد المقبل لثلاثة أيام، ويتصل بها يوميا، ويستقبله عند الساعة الرابعة."
    doc = Document.of(text, [Span(0, len(text))])
    times = find_times(doc, "2021-01-01")
    assert [(t.kind, t.anchor) for t in times] == [
        ("date", None), ("date", "published"), ("duration", None), ("set", None), ("time", "published"),
    ]  # fmt: skip
