from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from waqai.model import Span
from waqai.present.screen import around, point_out, wrap

WORDS = st.lists(st.text("ابتسمنةُّ", min_size=1, max_size=12), max_size=30).map(" ".join)


@given(WORDS, st.integers(20, 60))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert " ".join(lines) == " ".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(WORDS, st.data())
def test_a_mark_is_whole_on_every_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for line in wrap(point_out(text, [Span(start, end)]), 24):
        assert line.count("‹") == line.count("›")
        assert line.find("‹") <= line.find("›")
        assert cell_len(line) <= 24


@given(WORDS, st.data(), st.integers(10, 80))
def test_a_cut_keeps_the_marked_words(text: str, data: st.DataObject, most: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + most)))
    cut, marked = around(text, Span(start, end), most)
    assert cut[marked.start : marked.end] == text[start:end]
    assert cut.strip("…") in text


def test_several_marks_and_one_out_of_bounds() -> None:
    text = "نفت وزارة النفط ذلك"
    marks = [Span(10, 15), Span(0, 3), Span(90, 95)]
    assert point_out(text, marks) == "‹نفت› وزارة ‹النفط› ذلك"


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert list(wrap("في القسطنطينية الآن", 6)) == ["في", "القسطنطينية", "الآن"]
