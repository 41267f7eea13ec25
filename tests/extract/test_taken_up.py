"""Nouns that take up an act told before (`tests/cases/taken_up.toml`)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import waqai

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "taken_up.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_case(case: Mapping[str, Any]) -> None:
    text, noun = case["text"], case["noun"]
    (reading,) = waqai.read(text, published="2024-06-18", reader="rules")
    at = text.index(noun) if "at" in case else text.rindex(noun)
    names = {entity.id: entity.name_ar for entity in reading.entities}
    events = [event for event in reading.events if at <= event.trigger.start < at + len(noun)]
    sides = {names[side] for event in events for side in (*event.actor, *event.recipient)}
    wanted = set(case.get("sides", case.get("among")))
    assert wanted <= sides if "among" in case else sides == wanted
    assert "told" not in case or bool(events) == case["told"]
