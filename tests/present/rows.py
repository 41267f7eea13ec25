"""Rows as the record gives them, of articles written for these tests."""

from __future__ import annotations

import dataclasses

from waqai.model import Span
from waqai.record.answers import Amount, Hit, Named, QuoteRow, TimelineRow

PAGE = "أعلنت وزارة الخارجية أن الوفد سيزور الخرطوم الأحد. وقال المتحدث: لن نقبل بهدنة مؤقتة."
SUDAN = Named("Q1049", "السودان", "Sudan")
EGYPT = Named("Q79", "مصر", "Egypt")
MINISTRY = Named("a1/l3", "وزارة الخارجية", None)


def span(words: str) -> Span:
    """Where the words stand in the page."""
    start = PAGE.index(words)
    return Span(start, start + len(words))


SENTENCE = span("أعلنت وزارة الخارجية أن الوفد سيزور الخرطوم الأحد.")

EVENT = TimelineRow(
    article="a1", event="e1", date="2025-03-09", sort_day="2025-03-09", date_basis="event", type="CONSULT",
    mode="visit", status="planned", actors=(EGYPT, MINISTRY), recipients=(SUDAN,),
    places=(Named("Q1963", "الخرطوم", "Khartoum"),), said_by=(MINISTRY,),
    quantities=(Amount(2.0, None, "day", "about", "نحو يومين"),), object=None, confidence=0.8, rule="visit",
    trigger=span("سيزور"), trigger_text="سيزور", sentence=SENTENCE, text=PAGE[SENTENCE.start : SENTENCE.end],
    source="pages/cairo.txt", title="زيارة مرتقبة", outlet="جريدة النيل", published="2025-03-06",
    published_basis="inferred",
)  # fmt: skip
UNDATED = dataclasses.replace(
    EVENT, event="e2", date=None, sort_day="2025-03-06", date_basis="published", actors=(), said_by=(), quantities=()
)
QUOTE = QuoteRow(
    article="a1", quote="s1", speaker=None, direct=True, via=None, span=span("لن نقبل بهدنة مؤقتة"),
    text="لن نقبل بهدنة مؤقتة", cue=span("قال"), cue_text="قال", source="pages/cairo.txt", title="زيارة مرتقبة",
    outlet=None, published=None, published_basis="unknown",
)  # fmt: skip
HIT = Hit(
    article="a1", score=1.5, spans=(span("بهدنة"), Span(4000, 4005)), snippet=SENTENCE._replace(end=len(PAGE)),
    text=PAGE, source="pages/cairo.txt", title="زيارة مرتقبة", outlet="جريدة النيل", published="2025-03-06",
    published_basis="page",
)  # fmt: skip
