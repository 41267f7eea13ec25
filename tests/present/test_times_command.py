"""`waqai times`: times and quantities of texts, files and standard input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.present.running_waqai import Run

TEXT = "سيصل الوفد بعد نحو ثلاثة أيام بكلفة 30 مليون دولار"
NOON = "2024-05-06T12:00"


def asked(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))


def test_a_table_for_people_tells_kind_value_and_words(waqai: Run) -> None:
    done = waqai("times", TEXT, "--reference", "2024-05-06")
    assert done.status == 0, done.talk
    first, second = done.data.splitlines()
    assert first.split()[:3] == ["date", "~", "2024-05-09"]
    assert "بعد نحو ثلاثة أيام" in first
    assert second.split()[:3] == ["money", "30000000", "USD"]
    assert "2 times and quantities" in done.talk


def test_bounds_stand_beside_what_the_value_does_not_show(waqai: Run) -> None:
    assert "2024-06  2024-06-01/2024-06-10" in waqai("times", "مطلع يونيو", "--reference", "2024-05-06").data
    assert "/" not in waqai("times", "3 يونيو 2024").data


def test_json_and_csv_have_a_row_each(waqai: Run) -> None:
    row, money = map(json.loads, waqai("times", TEXT, "--reference", "2024-05-06", "--json").data.splitlines())
    assert (row["type"], row["value"], row["bound"], row["text"]) == (
        "date",
        "2024-05-09",
        "about",
        "بعد نحو ثلاثة أيام",
    )
    assert TEXT[row["start"] : row["end"]] == row["text"]
    table = list(csv.DictReader(io.StringIO(waqai("times", TEXT, "--reference", "2024-05-06", "--csv").data)))
    assert [one["value"] for one in table] == [row["value"], str(money["value"])]


def test_files_and_standard_input_are_texts(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("notes.txt").write_text("في 3 مايو 2024", "utf-8")
    assert "2024-05-03" in waqai("times", "notes.txt").data
    asked(monkeypatch, "في 4 مايو 2024")
    assert "2024-05-04" in waqai("times").data


def test_prefer_turns_round_what_no_word_decides(waqai: Run) -> None:
    def value(*more: str) -> Any:
        return json.loads(waqai("times", "يوم الخميس", "--reference", "2024-05-06", "--json", *more).data)["value"]

    assert (value(), value("--prefer", "past")) == ("2024-05-09", "2024-05-02")


def test_lines_are_answered_in_order_and_timed(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "a", "text": "غدا", "reference_time": NOON},
        {"id": 2, "text": "قتل 12 شخصا"},
        {"id": "c", "text": ""},
    ]
    asked(monkeypatch, *[json.dumps(line) for line in lines], "")
    *answers, stats = [json.loads(line) for line in waqai("times", "--jsonl").data.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert answers[0]["mentions"][0]["value"] == "2024-05-07"
    assert any(one["text"] == "12" for one in answers[1]["mentions"])
    assert answers[2]["mentions"] == []
    assert stats["id"] == "_stats"
    assert stats["seconds"] >= 0


BAD_LINES = [("{", "line 1"), ("[1]", "line 1"), ('{"id": 1}', "text"), ('{"text": 5}', "text")]


@pytest.mark.parametrize(("line", "told"), BAD_LINES, ids=[line for line, _ in BAD_LINES])
def test_lines_that_ask_nothing_are_refused_by_number(
    waqai: Run, monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    asked(monkeypatch, line)
    done = waqai("times", "--jsonl")
    assert done.status != 0
    assert told in done.talk
    assert "Traceback" not in done.talk


def test_a_reference_that_is_no_date_and_texts_beside_lines_are_refused(waqai: Run) -> None:
    assert "2024-06-18" in waqai("times", "غدا", "--reference", "soon").talk
    assert waqai("times", "غدا", "--jsonl").status != 0


@pytest.mark.parametrize("reference", [5, ["2024"], "soon"], ids=str)
def test_a_line_with_a_bad_reference_is_refused(waqai: Run, monkeypatch: pytest.MonkeyPatch, reference: Any) -> None:
    asked(monkeypatch, json.dumps({"text": "غدا", "reference_time": reference}))
    done = waqai("times", "--jsonl")
    assert done.status != 0
    assert "Traceback" not in done.talk
    assert "date" in done.talk
