"""Sides and sources, one sentence a case (`tests/cases/sides.toml`, `tests/cases/sources.toml`)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.extract.test_events import reading_of, sides
from waqai.model import Event, Reading

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    case
    for name in ("sides", "sources")
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
]


def fits(reading: Reading, event: Event, case: Mapping[str, Any]) -> bool:
    """Whether an event holds all that a case asks for."""
    if event.type != case["type"] or event.mode != case.get("mode", event.mode):
        return False
    if any(
        sides(reading, event, role) != set(case[role]) for role in ("actor", "recipient", "said_by") if role in case
    ):
        return False
    both = sides(reading, event, "actor") | sides(reading, event, "recipient")
    return both == set(case.get("sides", both)) and set(case.get("among", ())) <= both


def is_read(case: Mapping[str, Any]) -> bool:
    """Whether the reading of a case's text is as the case has it."""
    reading = reading_of(case["text"])
    if "not_actor" in case:
        acts = [e for e in reading.events if case["type"] in ("ANY", e.type)]
        return not any(sides(reading, e, "actor") & set(case["not_actor"]) for e in acts)
    return any(fits(reading, event, case) for event in reading.events)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['class']}: {case['text'][:60]}")
def test_case(case: Mapping[str, Any]) -> None:
    assert is_read(case) is not case.get("known", False)
