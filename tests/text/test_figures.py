"""Runs of figures: what joins them, and what makes them no amount."""

from __future__ import annotations

import pytest

from waqai.text.figures import digits, read_figures, sign_before
from waqai.text.words import words_of


@pytest.mark.parametrize(
    ("text", "value", "words_read"),
    [
        ("40 000 نسمة", 40_000, 2),
        ("1،234،567", 1_234_567, 5),
        ("7 , 250 مريضا", 7250, 3),
        ("100 000.5", 100_000.5, 2),
        ("423 0000", 423, 1),
        ("2023 500", 2023, 1),
        ("0 500", 0, 1),
        ("12 34", 12, 1),
        ("3/4", 0.75, 3),
        ("1 1/2", 1.5, 4),
        ("5 و6", 5, 1),
        ("1e10", 10_000_000_000, 2),
        ("3^4", 81, 3),
        ("2^-2", 0.25, 4),
        ("3ر2 في المئة", 3.2, 3),
    ],
)
def test_joined(text: str, value: float, words_read: int) -> None:
    assert read_figures(words_of(text), 0) == (value, words_read)


@pytest.mark.parametrize("text", ["10.0.0.1", "12:30", "6/5/1967", "2023/2024", "24/0", "9^999999", "1e99"])
def test_no_amount(text: str) -> None:
    read = read_figures(words_of(text), 0)
    assert read.value is None
    assert read.last <= len(words_of(text))


@pytest.mark.parametrize(("text", "value"), [(".25", 0.25), ("٫٥", 0.5)])
def test_a_point_before(text: str, value: float) -> None:
    assert read_figures(words_of(text), 1).value == value


@pytest.mark.parametrize(
    ("text", "at", "expect"),
    [("-5", 1, (-1, 0)), ("+5", 1, (1, 0)), ("(-5", 2, (-1, 1)), ("2-1", 2, (1, 2)), ("ميغ-29", 2, (1, 2))],
)
def test_sign(text: str, at: int, expect: tuple[int, int]) -> None:
    assert sign_before(words_of(text), at, 0) == expect


def test_superscripts_are_no_digits() -> None:
    assert digits("³") is None
