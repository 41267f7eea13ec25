"""Folding: every class of spelling that print mixes, the way back to the page, and what holds of any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.model import Span
from waqai.text.folding import bare, fold, fold_text
from waqai.text.words import MARKS, letters_of, words_of

# Anything at all, lone surrogates too, with Arabic print and its marks more often than chance would have it.
ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("أإآٱىيةهؤئءـًٌٍَُِّْٰ٠۴%٪لا\u200c\u200f\u202b\u2067\u00a0\ufefbﷲﻼİſK\ud800\u0654"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أإآٱا", "ااااا"), ("على علي", "علي علي"), ("مدرسة مدرسه", "مدرسه مدرسه"), ("رؤساء هيئة", "روساء هييه"),
        ("جزء شيء", "جزء شيء"), ("الســــلام", "السلام"), ("مُحَمَّدٌ", "محمد"), ("ﻣﺤﻤﺪ ﻻ ﷲ", "محمد لا الله"),
        ("في\u00a0غزة", "في غزه"), ("في\u202fغزة\u2007و", "في غزه و"), ("من\u200cذ\u200b\u2060\ufeff\u00ad", "منذ"),
        ("\u200fنعم\u202c\u2067\u2069", "نعم"), ("٢٠٢٤ ۱۴۰۳", "2024 1403"),
        ("گورباچف ڤيينا پاريس", "كورباجف فيينا باريس"),
        ("ایران", "ايران"), ("NATO", "nato"), ("ا\u0654حمد", "احمد"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_come_together(written: str, folded: str) -> None:
    assert fold_text(written) == folded


def test_a_folded_stretch_leads_back_to_the_page() -> None:
    page = "قــالَ ﻻ ٱلرَّئيس"
    folded = fold(page)
    at = folded.text.index("الرييس")
    span = folded.span(at, at + 6)
    assert page[span.start : span.end] == "ٱلرَّئيس"
    assert folded.span(folded.text.index("لا"), folded.text.index("لا") + 2) == Span(7, 8)


def test_bare_keeps_letters_apart() -> None:
    assert [bare(w) for w in ("عَلَى", "عـلي", "مدرســةٌ", "\u200fإلى")] == ["على", "علي", "مدرسة", "إلى"]


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_offsets_climb_and_lie_in_the_page(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.offsets) == len(folded.text)
    assert all(a <= b for a, b in itertools.pairwise(folded.offsets))
    assert all(0 <= at < len(text) for at in folded.offsets)


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_words_lie_apart_and_hold_every_visible_character(text: str) -> None:
    words = words_of(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    written = [text[w.start : w.end] for w in words]
    assert all(w.form == MARKS.get(own, fold_text(letters_of(own))) for w, own in zip(words, written, strict=True))
    held = {at for w in words for at in range(w.start, w.end)}
    lost = "".join(text[at] for at in range(len(text)) if at not in held)
    assert not fold_text(lost).strip() or all(not c.isalnum() for c in fold_text(lost))
