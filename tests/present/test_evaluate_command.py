from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.evaluate.test_scoring import RAW, TEXT, write_key
from tests.present.running_waqai import Run, write_pages


@pytest.fixture(autouse=True)
def pages_and_key(waqai: Run) -> None:
    write_pages(Path("pages"), {"yemen.txt": TEXT, "other.txt": TEXT})
    write_key(Path("keys"), RAW)


def test_a_table_of_every_measure(waqai: Run) -> None:
    done = waqai("evaluate", "--keys", "keys", "pages")
    assert done.status == 0
    assert [line.split("  ")[0] for line in done.data.splitlines()[1:3]] == ["articles", "publication month"]
    assert "pages scored: 1" in done.data


def test_json_and_csv_hold_the_same_figures(waqai: Run) -> None:
    figures = json.loads(waqai("evaluate", "--keys", "keys", "pages", "--json").data)["figures"]
    rows = csv.DictReader(io.StringIO(waqai("evaluate", "--keys", "keys", "pages", "--csv").data))
    assert {row["measure"]: float(row["f1"]) for row in rows} == {name: f["f1"] for name, f in figures.items()}


def test_errors_name_page_and_measure(waqai: Run) -> None:
    done = waqai("evaluate", "--keys", "keys", "pages", "--errors", "--json")
    *faults, last = [json.loads(line) for line in done.data.splitlines()]
    assert set(last) == {"pages", "figures"}
    assert all(fault["page"] == "yemen.txt" and fault["measure"] in last["figures"] for fault in faults)


def test_pages_without_any_key_are_refused(waqai: Run) -> None:
    done = waqai("evaluate", "--keys", "keys", "pages/other.txt")
    assert done.status == 2
    assert "none of these pages has a key" in done.talk
