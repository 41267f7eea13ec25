"""No regular expression of Waqai's takes more than in step with the text, whatever is repeated in it."""

from __future__ import annotations

import pytest

from tests.hostile.patterns import not_linear, patterns, worst

BOUNDED = {"waqai.sources.lines._SENTENCE_END": "is shown the last signs of a line only"}


def test_every_pattern_is_linear() -> None:
    assert len(patterns()) > 100
    assert {where: bad for where, bad in not_linear().items() if where not in BOUNDED} == {}


@pytest.mark.parametrize("pattern", [r"\s+$", r"[\w:.-]+\s*="])
def test_what_is_not_linear_is_seen(pattern: str) -> None:
    assert worst(pattern, 0, ["finditer"])


def test_how_a_pattern_is_asked_counts() -> None:
    assert worst(r"\s*x", 0, ["finditer"])
    assert worst(r"\s*x", 0, ["match", "fullmatch"]) is None
