"""Options as what they choose: the default cut of confidence."""

from __future__ import annotations

import pytest

from waqai.present.options import SURE, EventChoice


@pytest.mark.parametrize(
    ("sure", "least", "wanted"), [(True, None, SURE), (True, 0.9, 0.9), (True, 0.1, SURE), (False, 0.1, 0.1)]
)
def test_the_default_cut_is_a_least_confidence_unless_more_is_asked_for(
    sure: bool, least: float | None, wanted: float
) -> None:
    assert EventChoice(sure=sure, min_confidence=least).filter().min_confidence == wanted


def test_without_it_nothing_is_cut() -> None:
    assert EventChoice().filter().min_confidence is None
