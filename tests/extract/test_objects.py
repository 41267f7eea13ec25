"""What an act is about, in the words of its sentence (`tests/cases/objects.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import waqai

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "objects.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    (reading,) = waqai.read(case["text"], reader="rules")
    at = case["text"].index(case["act"])
    told = [one for one in reading.events if one.trigger.start < at + len(case["act"]) and at < one.trigger.end]
    assert [one.object or "" for one in told] == [case["object"]]
