"""Amounts of any text, as cases; spans, the flat form, and that reading is linear and never fails."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import calls
from waqai.extract.amounts import as_mentions, quantities, quantities_of
from waqai.model import Span
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "amounts.toml").read_text("utf-8"))["case"]
PIECES = [
    "مئة", "وألف", "و", "3", "-", "/", "1 234", "%", "$", "دولار", "من", "إلى", "بين", "نصف", "واحد", "كل", "على",
    "الثاني", "العشرون", "بعد", "المئة", "فاصلة", "إلا", "بضع", "عشرات", "الآلاف", "أكثر من", "أو أكثر", "كيلو",
    "مترين", "²", "ـ", ".", "،", "^", "e-", "سالب", "درجات", "تحت", "الصفر", "يساوي", "<", "(", ")", "\n", "\u202a",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = [[q.text, q.kind, q.value, q.value_to or 0, q.unit, q.bound] for q in quantities(case["text"])]
    assert found == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_spans_hold_the_words(case: dict[str, Any]) -> None:
    for one in quantities(case["text"]):
        assert case["text"][one.span.start : one.span.end] == one.text
        assert one.span.start <= one.core.start < one.core.end <= one.span.end
        assert all(one.span.start <= n.span.start < n.span.end <= one.span.end for n in one.numerals)


def test_clitics_and_tatweel_stay_outside() -> None:
    assert [q.text for q in quantities("بـثلاثين وللعشرة وبالمليون")] == ["ثلاثين", "عشرة", "المليون", "المليون"]


def test_vowel_marks_change_nothing() -> None:
    assert [(q.text, q.value) for q in quantities("ثَلَاثُمِئَةِ دُولَارٍ")] == [("ثَلَاثُمِئَةِ دُولَارٍ", 300)]


def test_direction_marks_inside_figures() -> None:
    assert [(q.text, q.value) for q in quantities("12\u202a,\u202a500 و7.\u200f5")] == [
        ("12\u202a,\u202a500", 12_500), ("7.\u200f5", 7.5),
    ]  # fmt: skip


def test_of_what() -> None:
    text = "صدرت 40 ألف طن من القمح"
    (found,) = quantities(text)
    assert found.of is not None
    assert text[found.of.start : found.of.end] == "القمح"


def test_a_currency_takes_the_country_of_its_text() -> None:
    assert [q.unit for q in quantities("300 دينار عراقي ثم 200 دينار")] == ["IQD", "IQD"]


def test_documents_and_texts_agree() -> None:
    text = "خسر المصرف 12.5 مليون يورو. وسرح 340 موظفا في الفرع الثالث."
    assert quantities_of(Document.of(text, [Span(0, len(text))])) == quantities(text)


def test_what_is_taken_begins_no_amount() -> None:
    text = "بعد 3 أيام وصلت 5 سفن"
    assert [q.text for q in quantities_of(Document.of(text, [Span(0, len(text))]), [Span(4, 10)])] == ["5 سفن"]


def test_flat_form() -> None:
    found = as_mentions(quantities("لا يقل عن 15 كيلومترا و20%"))
    assert [(m["type"], m["value"], m.get("unit")) for m in found] == [
        ("number", 15, None), ("number_range", 15, "kilometre"), ("quantity", 15, "kilometre"),
        ("percent", 20, None), ("number", 0.2, None),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_any_words_can_be_read(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    for one in as_mentions(quantities(text)):
        assert 0 <= one["start"] < one["end"] <= len(text)


@pytest.mark.parametrize(
    "piece", ["3 - ", "بين 3 و", "أكثر من ", "5 كيلو ", "و2 مليون دولار ", "مئة وألف ", "واحد من كل ", "9 و"]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    quantities(piece)  # fills what is kept by word
    assert calls(lambda: quantities(piece * 2000)) <= 5 * calls(lambda: quantities(piece * 500))
