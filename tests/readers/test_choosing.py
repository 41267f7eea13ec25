"""Which tagger reads beside the rules: what options leave open, what is told of a reading, how often one is asked.

A stand-in that knows one name takes the place of weights."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from waqai.heavy import NO_TAGGER, SHIPPED_TAGGER, TAGGER_VARIABLE, Tagged, TaggedSpan
from waqai.model import RawPage, ReadOptions, UsageError
from waqai.pages import read_raw, read_together
from waqai.pipeline import Record, input_hash, read_inputs
from waqai.present.evidence import Case, lines_of
from waqai.readers import choosing
from waqai.readers.suggesting import suggestions

NAME = ("شفتورا", "كلمنجي")
TEXT = "خطة لتوسيع الميناء\n\nووصلت إلى صحار السفن. وزار شفتورا كلمنجي سلطنة عمان أمس."


class StandIn:
    """A tagger that knows one person, and remembers how it was asked."""

    def __init__(self, name: str = "stand-in 1") -> None:
        self.id = name
        self.asked: list[int] = []

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        self.asked.append(len(sentences))
        return [Tagged(tuple(self._spans(one))) for one in sentences]

    def _spans(self, words: Sequence[str]) -> Iterator[TaggedSpan]:
        for at in range(len(words) - 1):
            if tuple(words[at : at + 2]) == NAME:
                yield TaggedSpan(at, at + 2, "person", 0.97)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Opened under any name but `none`."""
    made = StandIn()
    monkeypatch.setattr(choosing, "_tagger", lambda name: made)
    monkeypatch.setattr(choosing, "identity", lambda name: f"{name} 1")
    monkeypatch.setattr(choosing, "installed", lambda: True)
    monkeypatch.delenv(TAGGER_VARIABLE)
    return made


def page(text: str = TEXT) -> RawPage:
    return RawPage("a.txt", text, "text")


def test_what_is_left_open_is_the_tagger_where_it_is_there(stand_in: StandIn) -> None:
    assert (settled := choosing.settled(ReadOptions())).reader == "tagger"
    assert settled.tagger == SHIPPED_TAGGER
    assert choosing.settled(settled) == settled
    assert choosing.settled(ReadOptions(reader="rules")).tagger == NO_TAGGER
    assert choosing.settled(ReadOptions(tagger=NO_TAGGER)).reader == "rules"
    assert choosing.settled(ReadOptions(reader="both")).tagger == SHIPPED_TAGGER


def test_where_it_is_missing_the_rules_read_and_it_is_told(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "installed", lambda: False)
    with pytest.warns(UserWarning, match="pip install waqai-model-ar"):
        assert choosing.settled(ReadOptions()).reader == "rules"
    with pytest.raises(UsageError, match="pip install waqai-model-ar"):
        choosing.settled(ReadOptions(reader="tagger"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert choosing.settled(ReadOptions(tagger="mine")).tagger == "mine"
        assert choosing.settled(ReadOptions(reader="rules")).tagger == NO_TAGGER


def test_the_environment_names_a_tagger(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TAGGER_VARIABLE, "theirs")
    assert choosing.settled(ReadOptions()).tagger == "theirs"
    assert choosing.settled(ReadOptions(tagger="mine")).tagger == "mine"
    monkeypatch.setenv(TAGGER_VARIABLE, NO_TAGGER)
    assert choosing.settled(ReadOptions()).reader == "rules"
    assert choosing.settled(ReadOptions(reader="tagger")).tagger == SHIPPED_TAGGER


def actors(name: str) -> list[str]:
    reading = read_raw(page(), ReadOptions(tagger=name)).readings[0]
    names = {entity.id: entity.name_ar for entity in reading.entities}
    return [names[one] for event in reading.events for one in event.actor]


def test_the_tagger_makes_the_actor(stand_in: StandIn) -> None:
    assert " ".join(NAME) in actors("any")
    assert " ".join(NAME) not in actors(NO_TAGGER)


def test_all_sentences_of_a_page_are_asked_at_once(stand_in: StandIn) -> None:
    result = read_raw(page(), ReadOptions(tagger="any"))
    assert len(result.readings) == 1
    assert stand_in.asked == [3]  # the headline and two


def test_pages_read_by_another_tagger_are_read_again(stand_in: StandIn, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    reports = []
    with Record(tmp_path / "r.duckdb") as record:
        for name in ("one", "one", "two", NO_TAGGER):
            reports.append(record.build([str(tmp_path / "a.txt")], ReadOptions(tagger=name)))
    assert [(r.new, r.known, r.again) for r in reports] == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1)]


def test_inputs_read_by_the_rules_keep_their_hash(stand_in: StandIn) -> None:
    hashes = {input_hash(page(), choosing.settled(ReadOptions(reader=reader))) for reader in ("rules", "tagger")}
    assert len(hashes) == 2


def test_the_evidence_names_the_tagger(stand_in: StandIn, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    options = ReadOptions(tagger="any")
    result = next(iter(read_inputs([str(tmp_path / "a.txt")], options)))
    reading = result.readings[0]
    seen = suggestions([(result.page, [reading.article])], options)[0][0]
    lines = lines_of(Case(result.page, reading, reading.events[0], None, seen, stand_in.id))
    assert [line.why for line in lines if line.part == "actor"] == [
        "seen by the tagger stand-in 1 as person, 0.97 sure"
    ]


def test_the_command_line_starts_without_the_runtime_of_models() -> None:
    heavy = ("onnxruntime", "numpy", "torch")
    code = f"import sys; from waqai.present import cli; print([m for m in sys.modules if m in {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_sentences_of_several_pages_are_tagged_at_once(stand_in: StandIn) -> None:
    results = read_together([page(), page(""), page("قمة في صحار\n\n" + TEXT)], ReadOptions(tagger="any"))
    assert len(stand_in.asked) == 1
    assert [result.problem is None for result in results] == [True, False, True]
    assert results[0] == read_raw(page(), ReadOptions(tagger="any"))


class Choosy(StandIn):
    """A tagger that fails on sentences with a word that it cannot bear."""

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        if any("زلزال" in one for one in sentences):
            raise ZeroDivisionError("made to fail")
        return super().tag(sentences)


def test_a_page_that_the_tagger_fails_on_costs_no_other(monkeypatch: pytest.MonkeyPatch, stand_in: StandIn) -> None:
    choosy = Choosy()
    monkeypatch.setattr(choosing, "_tagger", lambda name: choosy)
    bad = page("خبر عن زلزال قديم\n\nوقع زلزال في مصر.")
    results = read_together([page(), bad, page()], ReadOptions(tagger="any"))
    assert [result.problem is None for result in results] == [True, False, True]
    assert "ZeroDivisionError" in str(results[1].problem)
    assert any(one.rule == "tagger" for reading in results[2].readings for one in reading.mentions)
