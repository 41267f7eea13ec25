from __future__ import annotations

import dataclasses
import io
import re

import pytest
from rich.console import Console

from tests.present.rows import EVENT, HIT, PAGE, QUOTE, UNDATED
from waqai.model import Span
from waqai.present.direction import Known
from waqai.present.listings import place, show_events, show_hits, show_quotes
from waqai.present.screen import Screen


def screen(kind: Known = "bidi", width: int = 70) -> tuple[Screen, io.StringIO]:
    stream = io.StringIO()
    return Screen(kind, width, Console(file=stream, width=width, highlight=False, markup=False, emoji=False)), stream


def without_isolates(text: str) -> str:
    return re.sub("[\u2067\u2068\u2069]", "", text)


def test_an_event_comes_with_its_evidence() -> None:
    on, stream = screen()
    show_events(on, [EVENT])
    shown = without_isolates(stream.getvalue())
    assert "2025-03-09   planned     CONSULT visit " in shown
    assert "مصر, وزارة الخارجية → السودان" in shown
    assert "at الخرطوم · ~ 2 day · said by وزارة الخارجية" in shown
    assert "‹سيزور›" in shown
    start, end = EVENT.trigger
    assert f"cairo.txt:{start}-{end} · جريدة النيل · published 2025-03-06 (inferred)" in shown


def test_a_date_that_is_the_articles_stands_in_brackets() -> None:
    on, stream = screen()
    show_events(on, [UNDATED])
    shown = without_isolates(stream.getvalue())
    assert "(2025-03-06)" in shown
    assert "→" not in shown.splitlines()[1]


def test_every_isolate_ends_on_its_line() -> None:
    on, stream = screen(width=40)
    show_events(on, [dataclasses.replace(EVENT, text=EVENT.text * 5)])
    for line in stream.getvalue().splitlines():
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


@pytest.mark.parametrize("kind", ["bidi", "visual"])
def test_no_line_is_wider_than_the_screen_where_words_are_short(kind: Known) -> None:
    on, stream = screen(kind, width=60)
    show_hits(on, [HIT])
    assert max(len(without_isolates(line)) for line in stream.getvalue().splitlines()[1:-1]) <= 60


def test_a_hit_points_out_the_words_that_were_sought() -> None:
    on, stream = screen()
    show_hits(on, [HIT])
    shown = without_isolates(stream.getvalue())
    assert "‹بهدنة›" in shown
    assert shown.count("‹") == 1


def test_a_quotation_without_speaker_says_so() -> None:
    on, stream = screen()
    show_quotes(on, [QUOTE])
    shown = without_isolates(stream.getvalue())
    assert "(speaker not named)" in shown
    assert QUOTE.text in shown
    assert place(QUOTE.source, Span(*QUOTE.span)) in shown
    assert PAGE[QUOTE.span.start : QUOTE.span.end] == QUOTE.text


def test_words_of_a_page_cannot_steer_the_terminal() -> None:
    on, stream = screen()
    show_quotes(on, [dataclasses.replace(QUOTE, text="\x1b[31mخبر\u202eعاجل", outlet="\x1b]0;title\x07")])
    assert "\x1b" not in stream.getvalue()
    assert "\u202e" not in stream.getvalue()
