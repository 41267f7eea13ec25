"""Building: identity, batches, places, versions, and that order does not matter."""

from __future__ import annotations

import itertools

import pytest

from tests.record.made import LANGUAGE, TEXT, VERSION, entry
from waqai.model import Problem, RecordError
from waqai.record import writing
from waqai.record.days import days_of
from waqai.record.files import BuildLock, building_path
from waqai.record.rows import problem_entry
from waqai.record.store import Store
from waqai.record.writing import TABLES, Build


def build(path, entries, version=VERSION):
    with Build(path, version, "0") as running:
        for one in entries:
            running.add(one)
    return running.report


def dump(path):
    """Every row of every table, in an order that does not depend on how it came in."""
    with Store(path, LANGUAGE) as store:
        return {table: sorted(map(repr, store.sql(f"SELECT * FROM {table}", None).rows)) for table in TABLES}


MORE = TEXT + "\nسطر آخر."


def test_same_page_twice_is_one_page(tmp_path):
    path = tmp_path / "r.duckdb"
    assert build(path, [entry()]).new == 1
    before = dump(path)
    report = build(path, [entry()])
    assert (report.new, report.again) == (0, 1)
    assert dump(path) == before


def test_known_inputs_need_no_reading(tmp_path):
    path = tmp_path / "r.duckdb"
    one = entry()
    build(path, [one, problem_entry(Problem("b.txt", "binary", "x"), "hash-b", VERSION)])
    stamp = path.stat().st_mtime_ns
    with Build(path, VERSION, "0") as running:
        assert running.knows("a.txt", one.input_sha256)
        assert running.knows("b.txt", "hash-b")
        assert not running.knows("c.txt", one.input_sha256)
        assert not running.knows("a.txt", "other hash")
    assert path.stat().st_mtime_ns == stamp
    assert running.report.known == 1
    assert running.report.problems == (Problem("b.txt", "binary", "x"),)


def test_a_report_names_the_first_problems_and_counts_all(tmp_path, monkeypatch):
    path = tmp_path / "r.duckdb"
    monkeypatch.setattr(writing, "MOST_TOLD", 5)
    monkeypatch.setattr(writing, "BATCH_PAGES", 4)
    bad = [Problem(f"{n}.txt", "empty" if n % 3 else "malformed", "x") for n in range(30)]
    report = build(path, [entry(), *(problem_entry(one, f"hash-{one.source}", VERSION) for one in bad)])
    assert report.problems == tuple(bad[:5])
    assert (report.passed_over, report.reasons, report.pages) == (30, {"malformed": 10, "empty": 20}, 31)
    with Store(path, LANGUAGE) as store:
        assert {row.source for row in store.problems()} == {one.source for one in bad}
    with Build(path, VERSION, "0") as running:
        assert all(running.knows(one.source, f"hash-{one.source}") for one in bad)
    assert (running.report.problems, running.report.passed_over) == (tuple(bad[:5]), 30)
    assert running.report.reasons == report.reasons


def test_another_version_reads_again(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [entry(), entry("b.txt", MORE)])
    one = entry(version="2")
    with Build(path, "2", "0") as running:
        assert not running.knows("a.txt", one.input_sha256)
        running.add(one)
    assert running.report.again == 1
    with Store(path, LANGUAGE) as store:
        found = store.sql("SELECT reading_version AS v FROM pages ORDER BY v", None).rows
        assert [row["v"] for row in found] == [VERSION, "2"]
        assert len(store.sql("SELECT * FROM events", None)) == 4


def test_order_and_batches_do_not_matter(tmp_path):
    entries = [
        entry("b.txt", published="2024-04-21"),
        entry("a.txt", published="2024-04-20"),
        entry("c.txt", published=None),
        entry("d.txt", MORE),
    ]
    dumps = []
    for number, order in enumerate(itertools.permutations(entries)):
        path = tmp_path / f"{number}.duckdb"
        half = number % 3
        build(path, order[:half])
        build(path, order[half:])
        dumps.append(dump(path))
    assert all(one == dumps[0] for one in dumps)
    assert len(dumps[0]["pages"]) == 2
    assert len(dumps[0]["page_sources"]) == 4
    assert any("datetime.date(2024, 4, 20)" in row for row in dumps[0]["articles"])


def test_problem_goes_when_the_page_is_mended(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [problem_entry(Problem("a.txt", "unreadable", "x"), None, VERSION)])
    assert len(dump(path)["problems"]) == 1
    build(path, [entry()])
    assert dump(path)["problems"] == []


def test_lone_surrogates_are_stored_as_replacement(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [entry("\udce9.txt", TEXT + "\ud83d\ude00\ud800")])
    with Store(path, LANGUAGE) as store:
        row = store.sql("SELECT text, source FROM pages", None).rows[0]
    assert row["text"] == TEXT + "\ufffd" * 3
    assert row["source"] == "\ufffd.txt"


def test_zero_character_is_kept(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [entry("a.txt", TEXT + "\0.")])
    with Store(path, LANGUAGE) as store:
        assert store.sql("SELECT text FROM pages", None).rows[0]["text"] == TEXT + "\0."


def test_second_build_is_refused_with_the_process(tmp_path):
    path = tmp_path / "r.duckdb"
    with Build(path, VERSION, "0") as running:
        running.add(entry())
        with pytest.raises(RecordError, match=r"running already \(process \d+\)"), Build(path, VERSION, "0"):
            pass
    assert len(dump(path)["pages"]) == 1
    assert not BuildLock(path).path.exists()


def test_readers_see_what_was_published(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [entry()])
    with Store(path, LANGUAGE) as reader, Build(path, VERSION, "0") as running:
        assert reader.summary().pages == 1
        running.add(entry("b.txt", MORE))
        running._commit()
        assert reader.summary().pages == 1
        running.publish()
        reader.close()
        assert reader.summary().pages == 2


def fail_after_one_commit(path):
    with Build(path, VERSION, "0") as running:
        running.add(entry())
        running._commit()
        running.add(entry("b.txt", MORE))
        raise ZeroDivisionError


def test_failing_build_publishes_what_it_committed(tmp_path):
    path = tmp_path / "r.duckdb"
    with pytest.raises(ZeroDivisionError):
        fail_after_one_commit(path)
    assert len(dump(path)["pages"]) == 1
    assert not building_path(path).exists()


def test_long_builds_publish_on_the_way(tmp_path, monkeypatch):
    path = tmp_path / "r.duckdb"
    monkeypatch.setattr(writing, "BATCH_PAGES", 2)
    monkeypatch.setattr(writing, "PUBLISH_SECONDS", 0)
    monkeypatch.setattr(writing, "PUBLISH_SHARE", 0)
    seen = []
    with Build(path, VERSION, "0") as running:
        for number in range(6):
            if running.add(entry(f"{number}.txt", TEXT + f"\n{number}")):
                with Store(path, LANGUAGE) as store:
                    seen.append(store.summary().pages)
    assert seen == [2, 4, 6]


def test_build_of_nothing_makes_an_empty_record(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, [])
    with Store(path, LANGUAGE) as store:
        assert store.summary().pages == 0
        assert store.search("شيء", 5).rows == ()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2024-W25", "2024-06-17", "2024-06-23"),
        ("2024-W25-2", "2024-06-18", "2024-06-18"),
        ("2024-W25-WE", "2024-06-22", "2024-06-23"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2024-06-18T14:00", "2024-06-18", "2024-06-18"),
        ("2023-12/2024-01-05", "2023-12-01", "2024-01-05"),
    ],
)
def test_days_of_a_value(value, first, last):
    assert [str(day) for day in days_of(value)] == [first, last]


@pytest.mark.parametrize(
    "value",
    ["", None, "XXXX-10-20", "XXXX-WXX-2", "P9M", "2024-13", "2024-02-30", "2024-W60", "2024-06/2024-05",
     "2024-06-18/", "PRESENT_REF", "0000", "2024-H3"],
)  # fmt: skip
def test_no_days(value):
    assert days_of(value) is None


def test_the_writer_keeps_little_of_the_record_in_memory(tmp_path):
    """What it wrote it does not look at again; what is found across articles needs all there is."""
    with Build(tmp_path / "r.duckdb", VERSION, "0") as running:
        held = []
        for one in (entry(), entry(text=MORE)):
            running.add(one)
            running.publish()
            held.append(limit(running))
        tables = running.across("1")
        assert tables is not None
        assert held == ["488.2 MiB"] * 2
        assert limit(running) not in held


def limit(running):
    return running._open().execute("SELECT current_setting('memory_limit')").fetchone()[0]
