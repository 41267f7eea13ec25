"""Whole events from whole sentences: sides, status, source; and silence where nothing is told."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from waqai.extract.reading import read_article
from waqai.model import Article, Event, Page, Reading, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text("utf-8"))["case"]


def reading_of(text: str) -> Reading:
    """A text read as the body of an article of 18 June 2024."""
    page = Page("case", text, "0" * 64, "text", "utf-8")
    article = Article(
        "0-1", "case", page.sha256, None, None, None, "ar", (Span(0, len(text)),), "", "2024-06-18", "given"
    )
    return read_article(page, article)


def sides(reading: Reading, event: Event, role: str) -> set[str]:
    """The Arabic names of the entities in a role of an event."""
    names = {entity.id: entity.name_ar for entity in reading.entities}
    return {names[entity] for entity in getattr(event, role)}


def fits(reading: Reading, event: Event, wanted: Mapping[str, Any]) -> bool:
    """Whether an event is what a case wants."""
    plain = all(getattr(event, key) == wanted[key] for key in ("type", "mode", "status") if key in wanted)
    named = (key for key in ("actor", "recipient", "said_by") if key in wanted)
    return plain and all(sides(reading, event, key) == set(wanted[key]) for key in named)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: Mapping[str, Any]) -> None:
    reading = reading_of(case["text"])
    found = [
        (
            e.type,
            e.mode,
            sides(reading, e, "actor"),
            sides(reading, e, "recipient"),
            e.status,
            sides(reading, e, "said_by"),
        )
        for e in reading.events
    ]
    counts = Counter(event.type for event in reading.events)
    assert {kind: counts[kind] for kind in case.get("count", {})} == case.get("count", {}), found
    if "event" in case:
        fitting = [event for event in reading.events if fits(reading, event, case["event"])]
        assert len(fitting) > case["event"].get("nth", 0), found
