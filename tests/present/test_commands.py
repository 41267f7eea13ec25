"""Each command, from its arguments to what it prints."""

from __future__ import annotations

import csv
import io
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.present.running_waqai import PAGES, Done, Run, start, write_pages


def lines(done: Done) -> list[dict[str, Any]]:
    assert done.status == 0, done.talk
    return [json.loads(line) for line in done.data.splitlines()]


def test_read_prints_one_reading_an_article(waqai: Run) -> None:
    pages = write_pages(Path("pages"), PAGES)
    readings = lines(waqai("read", pages))
    assert [Path(r["article"]["source"]).name for r in readings] == ["cairo.txt", "tunis.txt"]
    assert "text" not in readings[0]


def test_read_adds_the_text_that_its_spans_count_in(waqai: Run) -> None:
    pages = write_pages(Path("pages"), PAGES)
    for reading in lines(waqai("read", pages, "--with-text")):
        assert reading["text"] == PAGES[Path(reading["article"]["source"]).name]
        start_, end = reading["article"]["title_span"]
        assert reading["text"][start_:end] == reading["article"]["title"]


def test_read_takes_what_is_given_for_pages_that_bring_none(waqai: Run) -> None:
    Path("page.txt").write_text(PAGES["tunis.txt"].replace("يوم 12 مارس 2025", "أمس"), "utf-8")
    (reading,) = lines(waqai("read", "page.txt", "--published", "2025-03-13", "--outlet", "بوابة الساحل"))
    assert reading["article"]["published"] == "2025-03-13"
    assert reading["article"]["published_basis"] == "given"
    assert reading["article"]["outlet"]["name"] == "بوابة الساحل"


def test_read_takes_named_columns(waqai: Run) -> None:
    body = PAGES["tunis.txt"].split("\n\n", 1)[1]
    row = {"body": body, "العنوان": "خبر الطاقة"}
    Path("rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (reading,) = lines(waqai("read", "rows.jsonl", "--columns", "text=body,title=العنوان"))
    assert reading["article"]["title"] == "خبر الطاقة"


def test_build_names_the_first_pages_passed_over_and_counts_the_rest(
    waqai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = write_pages(Path("pages"), PAGES)
    for number in range(5):
        (pages / f"{number}\x1b[31m\n\u202e.txt").write_bytes(b"")
    monkeypatch.setattr("waqai.record.writing.MOST_TOLD", 2)
    done = waqai("build", pages, "--record", "r.duckdb")
    talk = done.talk.splitlines()
    for number, line in enumerate(talk[:2]):
        assert line.startswith(f"passed over {pages}/{number}\\x1b[31m\\n\\u202e.txt: empty")
    assert talk[2] == "passed over 3 more; in all 5 (empty 5)"
    assert talk[3] == "each is in the record's table `problems`: source, reason, detail"
    assert waqai("build", pages, "--record", "r.duckdb", "--strict").status == 1


def test_build_says_what_it_did_and_knows_pages_again(waqai: Run) -> None:
    pages = write_pages(Path("pages"), PAGES)
    first = waqai("build", pages, "--record", "r.duckdb")
    assert (first.status, first.data) == (0, "")
    assert "2 pages new, 0 known, 0 read again, 0 passed over; 2 articles" in first.talk
    again = waqai("build", pages, "--record", "r.duckdb", "--workers", 1)
    assert "0 pages new, 2 known" in again.talk


def test_the_record_is_named_by_the_environment_or_lies_here(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write_pages(Path("pages"), PAGES)
    assert waqai("build", pages).status == 0
    assert Path("waqai.duckdb").exists()
    monkeypatch.setenv("WAQAI_RECORD", "other.duckdb")
    assert waqai("build", pages).status == 0
    assert Path("other.duckdb").exists()
    assert waqai("timeline").status == 0


def test_timeline_shows_events_with_their_words(waqai: Run, record: Path) -> None:
    done = waqai("timeline", "--record", record, "--actor", "الجزائر", "--type", "agree")
    assert done.status == 0
    assert "‹وقعت›" in done.data
    assert "tunis.txt:" in done.data
    assert "event" in done.talk


def test_timeline_filters(waqai: Run, record: Path) -> None:
    everything = lines(waqai("timeline", "--record", record, "--json"))
    denied = lines(waqai("timeline", "--record", record, "--status", "denied", "--json"))
    pair = lines(waqai("timeline", "--record", record, "--pair", "تونس", "Algeria", "--json"))
    early = lines(waqai("timeline", "--record", record, "--to", "2025-03-10", "--json"))
    assert {row["status"] for row in denied} <= {"denied"}
    assert len(everything) > len(early) > 0
    assert all("tunis" in row["source"] for row in pair)
    assert pair
    assert lines(waqai("timeline", "--record", record, "--limit", 1, "--json")) == everything[:1]


def test_every_span_of_the_timeline_holds_its_words(waqai: Run, record: Path) -> None:
    for row in lines(waqai("timeline", "--record", record, "--json")):
        page = PAGES[Path(row["source"]).name]
        assert page[slice(*row["trigger"])] == row["trigger_text"]
        assert page[slice(*row["sentence"])] == row["text"]


def test_csv_and_json_hold_the_same_events(waqai: Run, record: Path) -> None:
    as_csv = list(csv.DictReader(io.StringIO(waqai("timeline", "--record", record, "--csv").data)))
    as_json = lines(waqai("timeline", "--record", record, "--json"))
    assert [(r["article"], r["event"]) for r in as_csv] == [(r["article"], r["event"]) for r in as_json]


def test_actor_in_every_form(waqai: Run, record: Path) -> None:
    shown = waqai("actor", "السودان", "--record", record)
    assert shown.status == 0
    assert "Q1049" in shown.data
    (answer,) = lines(waqai("actor", "Q1049", "--record", record, "--json"))
    assert answer["entity"]["name_en"] == "Sudan"
    assert {"names", "as_actor", "as_recipient", "quotes", "relations"} <= set(answer)
    rows = list(csv.DictReader(io.StringIO(waqai("actor", "Sudan", "--record", record, "--csv").data)))
    assert len(rows) == len({(r["article"], r["event"]) for r in rows})


def test_quotes_give_the_exact_words(waqai: Run, record: Path) -> None:
    quotes = lines(waqai("quotes", "--direct", "--record", record, "--json"))
    assert [q["text"] for q in quotes] == ["نقف مع السودان حتى يعود السلام إلى كل مدنه"]
    shown = waqai("quotes", "--text", "يعود السلام", "--record", record)
    assert "نقف مع السودان" in shown.data


def test_search_forgives_spelling_and_points_words_out(waqai: Run, record: Path) -> None:
    done = waqai("search", "اثيوبيا", "--record", record)
    assert done.status == 0
    assert "‹إثيوبيا›" in done.data
    (hit,) = lines(waqai("search", '"إتفاقاً مع الجزائر"', "--record", record, "--json"))
    assert Path(hit["source"]).name == "tunis.txt"


def test_an_empty_answer_is_an_answer(waqai: Run, record: Path) -> None:
    done = waqai("search", "زلزال", "--record", record)
    assert (done.status, done.data, done.talk) == (0, "", "0 articles\n")
    assert waqai("search", "زلزال", "--record", record, "--json").data == ""


def test_visual_tables_come_ordered(waqai: Run, record: Path) -> None:
    done = waqai("quotes", "--direct", "--record", record, "--direction", "visual")
    assert "السلام" not in done.data
    assert "\u2067" not in done.data


def test_demo_builds_and_shows(waqai: Run) -> None:
    done = waqai("demo", write_pages(Path("pages"), PAGES), "--record", "kept.duckdb")
    assert done.status == 0, done.talk
    assert "What the record holds" in done.data
    assert "2 articles in 2 pages" in done.data
    assert Path("kept.duckdb").exists()


def test_demo_without_samples_says_what_to_do(waqai: Run) -> None:
    done = waqai("demo")
    assert done.status == 2
    assert "waqai demo FOLDER" in done.talk


def test_version(waqai: Run) -> None:
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    assert waqai("--version").data == f"waqai {project['project']['version']}\n"


def test_a_closed_pipe_is_quiet(record: Path) -> None:
    process = start("timeline", "--record", record, "--json")
    assert process.stdout is not None
    process.stdout.close()
    _, talk = process.communicate(timeout=60)
    assert (process.returncode, talk) == (0, b"")


def test_stopping_from_the_keyboard_is_one_line(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("waqai.pipeline.read_inputs", stopped)
    Path("page.txt").write_text(PAGES["tunis.txt"], "utf-8")
    done = waqai("read", "page.txt")
    assert (done.status, done.talk) == (130, "waqai: stopped; what was reported as done is kept\n")


def test_output_is_utf8_in_any_locale(record: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    data, talk = start("quotes", "--direct", "--record", record, env=environment).communicate(timeout=60)
    assert "نقف مع السودان" in data.decode("utf-8"), talk
