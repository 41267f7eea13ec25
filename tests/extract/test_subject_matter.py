"""What an article is about, and the acts that stand in it (`tests/cases/subject_matter.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import waqai
from waqai.extract.subject_matter import matter_of
from waqai.knowledge.loader import check_table
from waqai.knowledge.subjects import SUBJECTS, subject_weights
from waqai.model import Span
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "subject_matter.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_subject_and_acts(case: dict[str, Any]) -> None:
    text = case["text"]
    matter = matter_of(Document.of(text, [Span(0, len(text))]))
    assert (matter.subject if matter.is_private else "") == case["subject"], matter
    (reading,) = waqai.read(text, published="2024-05-07", reader="rules")
    assert [event.type for event in reading.events] == case["events"]


def test_a_text_without_known_words_is_of_public_affairs() -> None:
    assert not matter_of(Document.of("", [])).is_private


def test_table() -> None:
    check_table("subjects", ["word"])
    assert {len(weights) for weights in subject_weights().values()} == {len(SUBJECTS)}
