"""The whole way, from files to answers."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from waqai import pages, pipeline
from waqai.engines.local import LocalEngine
from waqai.model import Lost, PageError, Problem, RawPage, ReadOptions
from waqai.pages import read_raw
from waqai.pipeline import Record, input_hash, read_inputs, reading_version, search_tokens
from waqai.record.writing import TABLES

REPOSITORY = Path(__file__).parents[1]
PAGES = {
    "oman.txt": "وزير الخارجية العماني يصل إلى صنعاء\n\n"
    "وصل وزير الخارجية العُماني إلى صنعاء اليوم، وقال: «نريد سلاما دائما».",
    "sudan.txt": "البرهان يلتقي وفدا مصريا\n\n"
    "التقى رئيس مجلس السيادة السوداني عبد الفتاح البرهان وفدا مصريا في بورتسودان.",
    "oil.txt": "أوبك تخفض الإنتاج\n\nقررت منظمة أوبك خفض إنتاج النفط بمقدار مليون برميل يوميا اعتبارا من مايو 2023.",
    "cup.txt": "المغرب يستضيف البطولة\n\nأعلن الاتحاد الإفريقي لكرة القدم أن المغرب سيستضيف البطولة المقبلة عام ٢٠٢٥.",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pages"
    made.mkdir()
    for name, text in PAGES.items():
        (made / name).write_text(text, "utf-8")
    return made


def dump(path):
    """Every row of every table, in an order that does not depend on how it came in."""
    with Record(path) as record:
        return {table: sorted(map(repr, record.sql(f"SELECT * FROM {table}").rows)) for table in TABLES}


def test_build_and_build_again(folder, tmp_path):
    path = tmp_path / "r.duckdb"
    heard = []
    with Record(path) as record:
        first = record.build([str(folder)], progress=heard.append)
        assert (first.new, first.known, first.problems) == (4, 0, ())
        assert heard[-1] == first
        stamp = path.stat().st_mtime_ns
        second = record.build([str(folder)])
        assert (second.new, second.known) == (0, 4)
        assert path.stat().st_mtime_ns == stamp
        assert record.summary().pages == 4


def test_only_new_pages_are_read(folder, tmp_path, monkeypatch):
    read = []
    real = pages.decode
    monkeypatch.setattr(
        pages, "decode", lambda raw, options: (read.append(Path(raw.source).name), real(raw, options))[1]
    )
    with Record(tmp_path / "r.duckdb") as record:
        record.build([str(folder)])
        read.clear()
        (folder / "new.txt").write_text("الكويت تستقبل وفدا\n\nاستقبل أمير الكويت وفدا عراقيا.", "utf-8")
        record.build([str(folder)])
    assert read == ["new.txt"]


def test_other_options_read_again(folder, tmp_path):
    with Record(tmp_path / "r.duckdb") as record:
        record.build([str(folder)])
        report = record.build([str(folder)], ReadOptions(published="2023-04-02"))
        assert report.again == 4
        assert {row["p"] for row in record.sql("SELECT published AS p FROM articles").rows} == {"2023-04-02"}


def test_other_version_reads_again(folder, tmp_path, monkeypatch):
    with Record(tmp_path / "r.duckdb") as record:
        record.build([str(folder)])
        monkeypatch.setattr(pipeline, "reading_version", lambda: "next")
        assert record.build([str(folder)]).again == 4


def test_order_and_workers_do_not_matter(folder, tmp_path):
    files = sorted(str(file) for file in folder.iterdir())
    for name, order, workers in (("a", files, 1), ("b", files[::-1], 2)):
        with Record(tmp_path / name) as record:
            record.build(order, engine=LocalEngine(workers))
    assert dump(tmp_path / "a") == dump(tmp_path / "b")


def explode(page, options):
    raise ZeroDivisionError("made to fail")


def test_one_bad_page_does_not_stop_the_run(folder, tmp_path, monkeypatch):
    (folder / "zero.txt").write_bytes(b"")
    real = pages.part

    def part(page, options):
        return explode(page, options) if "oil" in page.source else real(page, options)

    monkeypatch.setattr(pages, "part", part)
    with Record(tmp_path / "r.duckdb") as record:
        report = record.build([str(folder)], engine=LocalEngine(1))
        assert report.new == 3
        assert [(Path(p.source).name, p.reason) for p in report.problems] == [
            ("oil.txt", "failed"),
            ("zero.txt", "empty"),
        ]
        assert "ZeroDivisionError: made to fail" in report.problems[0].detail
        assert len(record.problems()) == 2
        again = record.build([str(folder)], engine=LocalEngine(1))
        assert (again.known, len(again.problems)) == (3, 2)
        assert (again.passed_over, again.reasons, again.pages) == (2, {"failed": 1, "empty": 1}, 5)


class Mortal:
    """An engine whose processes die on one page."""

    def map(self, work, inputs):
        for one in inputs:
            yield Lost(one, "died") if "oil" in repr(one) else work(one)


def test_page_that_kills_its_process_is_tried_again(folder, tmp_path):
    with Record(tmp_path / "r.duckdb") as record:
        report = record.build([str(folder)], engine=Mortal())
        assert [(Path(p.source).name, p.reason, p.detail) for p in report.problems] == [("oil.txt", "failed", "died")]
        assert record.build([str(folder)]).new == 1
        assert record.problems().rows == ()
    lost = [result.problem for result in read_inputs([str(folder)], ReadOptions(), Mortal()) if result.problem]
    assert [(Path(p.source).name, p.reason) for p in lost] == [("oil.txt", "failed")]


def test_problems_pass_through():
    problem = Problem("x", "unreadable", "no")
    assert read_raw(problem, ReadOptions()).problem == problem


def test_hash_covers_what_comes_with_a_page():
    raw = RawPage("a", "نص", "table")
    same = dataclasses.replace(raw, source="b", data="نص".encode())
    assert input_hash(raw, ReadOptions()) == input_hash(same, ReadOptions())
    hashes = {
        input_hash(dataclasses.replace(raw, **change), options)
        for change in ({}, {"title": "ع"}, {"published": "2024"}, {"url": "u"}, {"kind": "text"}, {"data": "\ud800"})
        for options in (ReadOptions(), ReadOptions(outlet="ص"))
    }
    assert len(hashes) == 12


def test_reading_version_is_stable():
    assert reading_version() == reading_version.__wrapped__()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("صنعاء", ["oman.txt"]),
        ("الخارجيّة", ["oman.txt"]),
        ("خارجيه", ["oman.txt"]),
        ("الى صنعا", []),
        ("اوبك", ["oil.txt"]),
        ("أوپك", ["oil.txt"]),
        ("2025", ["cup.txt"]),
        ("٢٠٢٥", ["cup.txt"]),
        ('"عبد الفتاح البرهان"', ["sudan.txt"]),
        ("والبرهان", ["sudan.txt"]),
        ("مـغـرب", ["cup.txt"]),
    ],
)
def test_search_in_any_spelling(query, found, searchable):
    hits = searchable.search(query, 10)
    assert [Path(hit.source).name for hit in hits if "صنعا" not in query or hit.spans][: len(found)] == found


@pytest.fixture(scope="module")
def searchable(tmp_path_factory):
    base = tmp_path_factory.mktemp("search")
    for name, text in PAGES.items():
        (base / name).write_text(text, "utf-8")
    with Record(base / "r.duckdb") as record:
        record.build([str(base / name) for name in PAGES])
        yield record


def test_hits_are_exact(searchable):
    (hit,) = searchable.search("الخارجية", 10)
    text = PAGES["oman.txt"]
    assert {text[span.start : span.end] for span in hit.spans} == {"الخارجية"}
    assert len(hit.spans) == 2


def test_tokens_know_their_article():
    assert [(t.form, t.plain) for t in search_tokens("للرئيس وزير", 0, 11)] == [("للرييس", "رييس"), ("وزير", "وزير")]


BUILD = """
import sys
from waqai.engines.local import LocalEngine
from waqai.pipeline import Record
from waqai.record import writing
writing.BATCH_PAGES = 5
Record(sys.argv[2]).build(
    [sys.argv[1]], engine=LocalEngine(1), progress=lambda r: print(r.pages, flush=True)
)
"""


def test_build_killed_at_work_goes_on_where_it_stopped(tmp_path):
    folder, path = tmp_path / "pages", tmp_path / "r.duckdb"
    folder.mkdir()
    for number in range(120):
        text = "\n".join(f"{PAGES['oman.txt']}\n{PAGES['oil.txt']} {number}" for _ in range(5))
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-c", BUILD, str(folder), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}) as build:
        assert build.stdout is not None
        done = int(build.stdout.readline())
        time.sleep(0.05)
        build.send_signal(signal.SIGKILL)
    with Record(path) as record:
        held = record.summary().pages
        assert 5 <= done <= held < 120
        report = record.build([str(folder)])
        assert (report.known, report.new) == (held, 120 - held)
    whole = tmp_path / "whole.duckdb"
    with Record(whole) as record:
        record.build([str(folder)])
    assert dump(path) == dump(whole)


def test_page_error_of_a_read(tmp_path):
    with pytest.raises(PageError, match="empty"):
        pipeline.read("   ")
