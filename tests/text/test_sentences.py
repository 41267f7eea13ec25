"""Sentences: cases of lines, and what holds of any text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.text.sentences import FAR, sentences_of

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["case"]
PIECES = st.lists(
    st.sampled_from(
        ["قال", "د", ".", " ", "«", "»", '"', "”", "“", "'", "(", ")", "…", "؟", "\n", "3", "•", "-", "\u200f"]
    )
)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_line_is_parted(case: dict) -> None:
    text = "".join(case["sentences"])
    wanted = [s.strip().strip(case.get("strip", "")).strip() for s in case["sentences"]]
    wanted = [s for at, s in enumerate(wanted) if at not in case.get("skip", ())]
    assert [text[s.start : s.end].strip("\u200f•").strip() for s in sentences_of(text)] == [
        s.strip("\u200f") for s in wanted
    ]


def test_a_mark_closed_far_away_protects_nothing() -> None:
    text = "قال «بدأنا. " + "كلمة " * (FAR // 4) + "». انتهى."
    assert len(sentences_of(text)) == 3


def test_a_sentence_ends_with_its_line() -> None:
    assert len(sentences_of("قال «بدأنا\nوانتهينا». نعم.\u2028لا")) == 4


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_sentences_are_in_order_apart_and_hold_all_that_is_no_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = sentences_of(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert not any("\n" in text[s.start : s.end] for s in spans)
    held = {at for s in spans for at in range(s.start, s.end)}
    assert all(text[at].isspace() or text[at] in "•-" for at in range(len(text)) if at not in held)
