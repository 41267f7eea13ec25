"""No article is longer than an article can be, whatever the page."""

from __future__ import annotations

import itertools

import pytest

from waqai.model import RawPage, ReadOptions, Span
from waqai.sources.articles import part
from waqai.sources.decode import decode
from waqai.sources.pieces import LONGEST, pieces_of

SENTENCE = "أعلنت وزارة الصحة في الخرطوم أن الوفد غادر المدينة صباح اليوم بعد محادثات طويلة مع الوسطاء. "


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("", []),
        ("كلمة", [Span(0, 4)]),
        ("ا" * 95, [Span(0, 95)]),
        ("اب " * 60, [Span(0, 180)]),
        ("قال. " * 40, [Span(0, 50), Span(50, 60), Span(60, 200)]),
    ],
)
def test_pieces_keep_every_character_in_order(text: str, body: list[Span]) -> None:
    spans = [span for piece in pieces_of(text, body, longest=30) for span in piece]
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("length", [1, 7, 30, 31, 200])
def test_no_piece_is_longer_than_allowed(length: int) -> None:
    for piece in pieces_of("ا" * length, [Span(0, length)], longest=30):
        assert sum(span.end - span.start for span in piece) <= 30


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_page_like_a_book_is_several_articles(between: str) -> None:
    text = "وفد يغادر الخرطوم بعد محادثات طويلة\n" + (SENTENCE + between) * (2 * LONGEST // len(SENTENCE))
    parts = part(decode(RawPage("book.txt", text, "text"), ReadOptions()), ReadOptions())
    assert len(parts) == 2
    assert [p.article.id.rsplit("-")[-1] for p in parts] == ["1", "2"]
    assert [bool(p.article.title_span) for p in parts] == [True, False]
    read = sum(span.end - span.start for p in parts for span in p.article.body)
    assert read > 0.95 * len(text)


def test_a_long_report_stays_whole() -> None:
    text = "وفد يغادر الخرطوم بعد محادثات طويلة\n" + (SENTENCE + "\n") * (LONGEST // len(SENTENCE) - 1)
    assert len(part(decode(RawPage("report.txt", text, "text"), ReadOptions()), ReadOptions())) == 1
