"""Quantities, as cases; every unit of the data is found by each of its words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from waqai.extract.quantities import find_quantities
from waqai.extract.times import find_times
from waqai.knowledge.loader import toml
from waqai.model import Quantity, Span
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def quantities(text: str) -> tuple[Quantity, ...]:
    doc = Document.of(text, [Span(0, len(text))])
    return find_quantities(doc, find_times(doc, "2023-05-10"))


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[q.span.start : q.span.end], q.value, q.value_to or 0, q.unit, q.bound] for q in quantities(text)]
    assert found == case["expect"]


@pytest.mark.parametrize("section", ["measures", "people", "things"])
def test_every_unit_word(section: str) -> None:
    for name, words in toml("units")[section].items():
        for word in words:
            found = quantities(f"بلغ العدد 130 {word} أمس")
            assert [q.unit for q in found] == [name], word


def test_no_word_names_two_units() -> None:
    seen: dict[str, str] = {}
    for section in ("measures", "people", "things"):
        for name, words in toml("units")[section].items():
            for word in words:
                assert seen.setdefault(word, name) == name, word


def test_at_least_250_nouns() -> None:
    data = toml("units")
    assert sum(len(words) for section in ("people", "sound_people", "things") for words in data[section].values()) > 250


def test_what_was_counted() -> None:
    assert [q.of for q in quantities("صدرت 20 ألف طن من القمح وقتل 4 جنود")] == ["القمح", "جنود"]
