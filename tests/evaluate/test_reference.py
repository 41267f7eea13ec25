"""Our figures are those of the reference scorer, on real keys and on readings good, spoilt and true."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.evaluate.answers import ideal_result, page_text, spoilt_result
from waqai.evaluate.keys import load_keys
from waqai.evaluate.score import score_results
from waqai.form import as_json
from waqai.model import PageResult, ReadOptions
from waqai.pipeline import read_inputs

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD, PAGES = SHARED / "gold", SHARED / "pages"
pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").exists(), reason="the reference scorer is not beside the project"
)


def reference_figures(results: Sequence[PageResult]) -> dict[str, dict[str, float]]:
    lines = [json.dumps(as_json(reading)) for result in results for reading in result.readings]
    command = [sys.executable, str(GOLD / "score.py"), "--json"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    assert figures.pop("pages") == 3
    return figures


def assert_agree(results: Sequence[PageResult]) -> None:
    ours = score_results(results, load_keys(GOLD)).figures
    del ours["relations"]  # the reference does not score them
    theirs = {name: tuple(f.values()) for name, f in reference_figures(results).items()}
    never_met = dict.fromkeys(ours.keys() - theirs.keys(), (0.0, 0.0, 0.0, 0, 0))  # the reference leaves those out
    assert {name: tuple(f) for name, f in ours.items()} == theirs | never_met


@pytest.mark.parametrize("make", [ideal_result, spoilt_result])
def test_made_readings(make: object) -> None:
    assert callable(make)
    assert_agree([make(key, page_text(PAGES, key)) for key in load_keys(GOLD)])


def test_spoilt_readings_move_every_figure() -> None:
    keys = load_keys(GOLD)
    figures = score_results([spoilt_result(key, page_text(PAGES, key)) for key in keys], keys).figures
    assert {name for name, f in figures.items() if f.f1 > 0.99} <= {"articles"}


def test_true_readings() -> None:
    names = [str(PAGES / key.doc) for key in load_keys(GOLD)]
    assert_agree(list(read_inputs(names, ReadOptions())))


def test_an_unread_page_counts_as_missed() -> None:
    assert_agree([PageResult(key.doc, None) for key in load_keys(GOLD)])
