"""A document: its words and sentences by place."""

from __future__ import annotations

from waqai.model import Span
from waqai.text.document import Document

TEXT = "قمة في عمّان\nوصل الوفد. وللرئيس لقاء غدا.\nإعلان: اشترك"
DOC = Document.of(TEXT, [Span(13, 41), Span(13, 24)], Span(0, 12))


def test_the_title_is_a_sentence_of_its_own_and_spans_count_once() -> None:
    assert [s.title for s in DOC.sentences] == [True, False, False]
    assert [TEXT[s.span.start : s.span.end] for s in DOC.sentences][1:] == ["وصل الوفد.", "وللرئيس لقاء غدا."]


def test_a_title_inside_a_body_is_cut_out_of_it() -> None:
    whole = Document.of(TEXT, [Span(0, len(TEXT))], Span(0, 12))
    assert [s.title for s in whole.sentences] == [True, False, False, False]
    assert len(whole.words) == len(DOC.words) + 3


def test_what_lies_outside_the_spans_is_not_read() -> None:
    assert "اشترك" not in [w.form for w in DOC.words]


def test_words_and_sentences_are_found_by_offset() -> None:
    at = TEXT.index("الوفد")
    assert DOC.words[DOC.word_at(at + 2)].form == "الوفد"
    assert DOC.range_of(Span(at, at + 5)) == (DOC.word_at(at), DOC.word_at(at) + 1)
    sentence = DOC.sentence_at(at)
    assert sentence is not None
    assert [w.form for w in DOC.sentence_words(sentence)] == ["وصل", "الوفد", "."]
    assert DOC.sentence_at(len(TEXT) - 1) is None


def test_a_span_leaves_proclitics_out() -> None:
    word = DOC.word_at(TEXT.index("وللرئيس"))
    assert "رييس" in DOC.cut_forms(word)
    span = DOC.span(word, word + 1, 3)
    assert TEXT[span.start : span.end] == "رئيس"


def test_a_document_of_nothing_is_empty() -> None:
    empty = Document.of("", [])
    assert (empty.words, empty.sentences, empty.sentence_at(0)) == ((), (), None)
