"""Confidence: the points are those of the verdicts; what was read beside the act counts for more than what was not."""

from __future__ import annotations

import pytest

from tools import fit_confidence
from waqai.extract.confidence import LEAST, MOST, points
from waqai.extract.reading import read_article
from waqai.model import Article, Event, Page, Span


def events(text: str) -> tuple[Event, ...]:
    page = Page("s", text, "0" * 64, "text", "utf-8")
    whole = (Span(0, len(text)),)
    return read_article(page, Article("0-1", "s", page.sha256, None, None, None, "ar", whole, "")).events


def test_the_points_are_those_of_the_verdicts() -> None:
    fitted = fit_confidence.fit(fit_confidence.load())
    assert points().keys() == fitted.keys()
    assert all(abs(points()[name] - value) <= 0.011 for name, value in fitted.items())


def test_the_table_of_the_docs_is_that_of_the_verdicts() -> None:
    told = (fit_confidence.ROOT / "docs" / "reading.md").read_text("utf-8")
    assert "\n".join(fit_confidence.reliability(fit_confidence.load())) in told


def test_a_side_beside_the_act_counts_for_more_than_one_far_off_or_carried_over() -> None:
    assert points()["actor next"] > max(points()["actor far"], points()["actor carried"])
    assert points()["recipient next"] > max(points()["recipient far"], points()["recipient carried"])
    near, far = events("انتقدت البرازيل الأرجنتين. وقالت تشيلي إن رئيسها السابق، الذي عاد من كندا أمس، قد انتقدها.")
    assert LEAST <= far.confidence < near.confidence <= MOST


@pytest.mark.parametrize(
    "text", ["زار رئيس كينيا تنزانيا.", "أعربت اليونان عن قلقها.", "اعتقلت الشرطة التركية صحافيا."]
)
def test_every_event_has_a_confidence_between_the_ends(text: str) -> None:
    found = events(text)
    assert found
    assert all(LEAST <= event.confidence <= MOST for event in found)
