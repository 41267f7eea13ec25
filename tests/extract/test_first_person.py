"""Whose act a quotation tells with "we": the speaker's by words, their state's or body's by deeds."""

from __future__ import annotations

import pytest

from waqai.extract.reading import read_article
from waqai.model import Article, Page, Span


def told(text: str) -> set[tuple[str, str]]:
    """Types of events with their actors' names."""
    page = Page("s", text, "0" * 64, "text", "utf-8")
    reading = read_article(page, Article("0-1", "s", page.sha256, None, None, None, "ar", (Span(0, len(text)),), ""))
    names = {entity.id: entity.name_ar for entity in reading.entities}
    return {(event.type, names[one]) for event in reading.events for one in event.actor}


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        ("قال رئيس كينيا وليام روتو: «سنرسل مساعدات إلى هايتي».", "AID", "كينيا"),
        ("قال رئيس كينيا وليام روتو: «اعتقلنا ثلاثة من قادة الحركة».", "COERCE", "كينيا"),
        ("قال رئيس كينيا وليام روتو: «نرفض قرار تنزانيا».", "REJECT", "وليام روتو"),
    ],
)
def test_deeds_are_of_whom_an_officer_serves_and_words_their_own(text: str, event: str, actor: str) -> None:
    assert (event, actor) in told(text)
    assert len({who for kind, who in told(text) if kind == event}) == 1


@pytest.mark.parametrize(
    "text", ["تعقد الجلسة أحيانا في مالطا من أجل لبنان.", "زار مالطا ثلاثة من أصل عشرة من وزراء قبرص."]
)
def test_words_that_look_like_i_do_are_no_acts_outside_of_quotations(text: str) -> None:
    assert not any(event in ("SUPPORT", "AID") for event, _ in told(text))
