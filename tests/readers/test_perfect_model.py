"""What the check costs: a model that answers with the keys of the sample pages must come through nearly whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.readers import model_server as play
from tests.readers.perfect_model import knowing
from waqai.evaluate.keys import load_keys
from waqai.evaluate.score import Score, score_results
from waqai.heavy import ModelChoice, ReaderReport
from waqai.model import ReadOptions
from waqai.pipeline import read_inputs
from waqai.readers import choosing
from waqai.readers.reports import joined

ROOT = Path(__file__).resolve().parents[2]
KEYS = ROOT / "tests" / "gold"


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield
    choosing.language_model.cache_clear()


def scored(reader: Any) -> tuple[Score, ReaderReport]:
    with play.serving(knowing(sorted(KEYS.glob("*.json")))) as server:
        options = ReadOptions(reader=reader, model=ModelChoice(server.url, "perfect"))
        results = list(read_inputs([str(ROOT / "samples")], options))
    return score_results(results, load_keys(KEYS)), joined(result.told for result in results if result.told)


def test_right_answers_come_through_the_check() -> None:
    score, told = scored("llm")
    assert told.failed == ()
    floors = {"events": 0.97, "arguments": 0.97, "status": 0.97, "attribution": 0.97, "quotes": 0.97, "speakers": 0.97}
    figures = {name: score.figures[name].f1 for name in floors}
    assert {name: f1 for name, f1 in figures.items() if f1 is None or f1 < floors[name]} == {}
    # Names of the page's other article, or within adjectives; and acts that the keys give neither side nor place.
    few = {"name not on the page", "entity not on the page", "no side or place on the page"}
    assert set(told.dropped) <= few
    assert told.dropped.get("no side or place on the page", 0) <= 3


def test_a_right_model_beside_the_rules_only_helps() -> None:
    before, _ = scored("rules")
    after, told = scored("both")
    measures = ("events", "arguments", "status", "attribution", "whole events", "quotes")
    assert [name for name in measures if (after.figures[name].f1 or 0) <= (before.figures[name].f1 or 1)] == []
    assert {review.verdict for review in told.reviews} == {"confirmed", "contradicted"}
