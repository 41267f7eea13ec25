"""Whatever a model answers, what comes out is a whole reading of the page."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.readers.answers import PAGE
from tests.readers.test_language_model import assert_whole, rules
from waqai.model import RawPage, ReadOptions
from waqai.pages import read_raw
from waqai.readers.checking import check
from waqai.readers.joining import alone, both
from waqai.readers.locating import Locator
from waqai.text.document import Document
from waqai.text.words import words_of

RULES = rules()
READ_PAGE = read_raw(RawPage("page", PAGE, "text"), ReadOptions()).page
WORDS = PAGE.split()
PIECES = some.builds(lambda at, count: " ".join(WORDS[at : at + count]), some.integers(0, 60), some.integers(0, 12))
TEXTS = some.one_of(
    PIECES, some.sampled_from(["a", "b", "c", "AID", "person", "state", "leads", "denied", ""]), some.text(max_size=8)
)
VALUES = some.one_of(TEXTS, some.none(), some.booleans(), some.integers(), some.lists(TEXTS, max_size=4))
FIELDS = (
    "id", "type", "names", "titles", "trigger", "sentence", "mode", "actor", "recipient", "place", "status", "said_by",
    "status_words", "said_by_words", "time", "object", "quantities", "words", "direct", "speaker", "cue", "subject",
    "relation",
)  # fmt: skip
ROWS = some.lists(some.dictionaries(some.sampled_from(FIELDS), VALUES, max_size=16), max_size=6)
ANSWERS = some.dictionaries(some.sampled_from(["entities", "events", "quotes", "relations"]), some.one_of(ROWS, VALUES))


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_any_answer_leaves_a_whole_reading(answer: dict[str, Any]) -> None:
    assert READ_PAGE is not None
    found, tally = check(answer, READ_PAGE, RULES, "llm:any")
    assert all(count > 0 for count in tally.dropped.values())
    assert_whole(alone(RULES, found))
    joined, _, _ = both(RULES, found)
    assert_whole(joined)
    assert len(joined.events) >= len(RULES.events)


@settings(max_examples=200, deadline=None)
@given(PIECES, some.text(max_size=12))
def test_what_is_located_reads_as_it_was_quoted(piece: str, noise: str) -> None:
    doc = Document.of(PAGE, RULES.article.body, RULES.article.title_span)
    locator = Locator(doc)
    for wanted in (piece, noise, piece + noise):
        for span in locator.find(wanted):
            forms = [w.form for w in words_of(PAGE, *span) if w.kind != "mark"]
            asked = [w.form for w in words_of(wanted) if w.kind != "mark"]
            assert forms[1:] == asked[1:]
            assert forms[0].endswith(asked[0][-2:])
