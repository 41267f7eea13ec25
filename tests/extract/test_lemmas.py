"""Lemmas by frame: a sentence that must be read as exactly this lemma of this frame, and one that holds the lemma in
another sense and must not (`tests/cases/lemmas`, a table a PLOVER type; the marks are those of
`waqai.evaluate.sentences`)."""

from pathlib import Path

import pytest

from tests.extract.test_events import reading_of
from tests.extract.test_frames import events_of
from tools import lemmas
from waqai.evaluate.sentences import sides_fit, unmark
from waqai.extract.explaining import frames_of
from waqai.text.words import words_of

FOLDER = Path(__file__).parents[1] / "cases" / "lemmas"
ROWS = [
    line.split("\t")
    for path in sorted(FOLDER.glob("*.tsv"))
    for line in path.read_text("utf-8").splitlines()
    if line[0] != "#" and not line.startswith("frame\t")
]
EXAMPLES = [(frame, lemma, text) for frame, lemma, text, _ in ROWS if text]
COUNTERS = [(frame, lemma, text) for frame, lemma, _, text in ROWS if text]


@pytest.mark.parametrize(("frame", "lemma", "marked"), EXAMPLES)
def test_example_is_read_as_its_lemma(frame: str, lemma: str, marked: str) -> None:
    text, marks = unmark(marked)
    reading = reading_of(text)
    found = [event for event in reading.events if event.rule == f"{frame}:{lemma}"]
    assert found, f"{text} is read as {[event.rule for event in reading.events]}"
    if marks:
        assert any(sides_fit(marks, reading, event) for event in found), f"{marked} has other sides"


@pytest.mark.parametrize(("frame", "lemma", "text"), COUNTERS)
def test_counter_holds_the_lemma_and_is_not_read_as_its_frame(frame: str, lemma: str, text: str) -> None:
    assert f"{frame}:{lemma}" in frames_of(words_of(text)), f"no form of {lemma} stands in: {text}"
    assert frame not in {event.rule.split(":")[0] for event in events_of(text)}


def test_every_construction_has_both_proofs() -> None:
    (shown, ruled_out), known = lemmas.proven(), lemmas.constructions()
    assert sorted(known - shown) == [], "no example is read as these; `python tools/lemmas.py --missing`"
    assert sorted(known - ruled_out) == [], "no counter-example rules these out"
