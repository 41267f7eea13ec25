"""A record of an older layout opens, answers as before, and grows on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

from waqai.pipeline import Record
from waqai.record.database import SCHEMA, statement
from waqai.record.migrating import is_older, oldest

KEPT = Path(__file__).parent / "kept"
SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("0[1-4]*.txt"))
# What the layouts after the first brought; a new layout adds what takes a record back to the one before.
BACK = {
    2: "; ".join(
        f"ALTER TABLE relations DROP COLUMN {column}"
        for column in ("standing", "office", "office_of", "quantity_id", "said_by")
    ),
    3: "CREATE TABLE search_terms AS SELECT term, id_of(page, part) AS article_id, positions, whole FROM word_index; "
    "DROP TABLE word_index; DROP MACRO page_number; DROP MACRO part_number; DROP MACRO id_of; "
    "UPDATE about SET item = 'sorted search_terms' WHERE item = 'sorted word_index'",
}


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrating") / "news.duckdb"
    with Record(path) as record:
        record.build([str(page) for page in SAMPLES[:3]])
    return path


def taken_back(current: Path, folder: Path, layout: int) -> Path:
    """The record as an older version would have left it."""
    path = folder / "old.duckdb"
    shutil.copy(current, path)
    with duckdb.connect(str(path)) as connection:
        for (view,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f"DROP VIEW IF EXISTS {view} CASCADE")
        for later in range(int(SCHEMA), layout, -1):
            connection.execute(BACK[later])
        connection.execute("UPDATE about SET value = ? WHERE item = 'schema'", [str(layout)])
    return path


def answers(path: Path) -> object:
    with Record(path) as record:
        events = [(row.article, row.event, row.type, row.actors, row.text) for row in record.timeline()]
        hits = [(hit.article, hit.text) for hit in record.search("السودان")]
        return record.summary(), events, hits, [row.id for row in record.findings()]


@pytest.mark.parametrize("layout", range(oldest(), int(SCHEMA)))
def test_an_older_record_opens_and_answers_the_same(layout: int, current: Path, tmp_path: Path) -> None:
    path = taken_back(current, tmp_path, layout)
    assert is_older(path)
    assert answers(path) == answers(current)
    assert not is_older(path)
    assert Record(path).check() == []
    assert [file.name for file in tmp_path.iterdir() if "migrating" in file.name] == []


@pytest.mark.parametrize("layout", range(oldest(), int(SCHEMA)))
def test_an_older_record_grows_on(layout: int, current: Path, tmp_path: Path) -> None:
    path = taken_back(current, tmp_path, layout)
    with Record(path) as record:
        report = record.build([str(page) for page in SAMPLES])
        assert (report.new, report.known) == (1, 3)
        assert record.check() == []


def test_a_check_may_be_the_first_to_open_it(current: Path, tmp_path: Path) -> None:
    path = taken_back(current, tmp_path, oldest())
    assert Record(path).check() == []


def test_a_record_of_today_is_left_alone(current: Path) -> None:
    before = current.read_bytes()
    assert not is_older(current)
    answers(current)
    assert current.read_bytes() == before


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["waqai", "timeline", "--limit", "1", "--record", sys.argv[2]]
from waqai.present.cli import main
main()
"""
SLEEPY = """
import sys, time
from waqai.record import files, migrating
def wait(_): print("laying out", flush=True); time.sleep(60)
migrating.lay_out = wait
files.adopt(migrating.Path(sys.argv[1]))
"""


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=KEPT.parents[2])


def test_a_disk_that_fills_meanwhile_is_told_and_leaves_the_record_as_it_was(current: Path, tmp_path: Path) -> None:
    path = taken_back(current, tmp_path, oldest())
    before = path.read_bytes()
    process = started(FULL, len(before) // 2, path)
    told = process.communicate()[1]
    assert process.returncode == 2, told
    assert "Traceback" not in told
    assert str(path) in told
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if "migrating" in file.name] == []
    assert answers(path) == answers(current)


def test_killed_meanwhile_it_leaves_the_record_as_it_was_and_the_next_takes_the_rest_away(
    current: Path, tmp_path: Path
) -> None:
    path = taken_back(current, tmp_path, oldest())
    before = path.read_bytes()
    process = started(SLEEPY, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "laying out\n"
    process.kill()
    process.communicate()
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if "migrating" in file.name] != []
    assert answers(path) == answers(current)
    assert [file.name for file in tmp_path.iterdir() if "migrating" in file.name] == []


def test_the_copy_takes_its_name_when_it_is_on_the_disk(
    current: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, calls = taken_back(current, tmp_path, oldest()), list[str]()
    real = Path.replace
    monkeypatch.setattr("os.fsync", lambda _: calls.append("sync"))
    monkeypatch.setattr(Path, "replace", lambda one, to: (calls.append(f"to {to.name}"), real(one, to))[1])
    assert Record(path).check() == []
    assert calls[:2] == ["sync", "to old.duckdb"]


def imported(layout: int, folder: Path) -> Path:
    """The record that a version of this layout left, kept by tools/keep_record.py."""
    with zipfile.ZipFile(KEPT / f"layout-{layout}.zip") as kept:
        kept.extractall(folder / "kept")
    path = folder / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute((folder / "kept" / "schema.sql").read_text("utf-8"))
        load = (folder / "kept" / "load.sql").read_text("utf-8")
        connection.execute(re.sub(r"FROM '(?=[^/])", f"FROM '{folder / 'kept'}/", load))
    return path


def columns(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    query = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    return set(connection.execute(query).fetchall())


@pytest.mark.parametrize("layout", range(oldest(), int(SCHEMA) + 1))
def test_a_record_that_an_older_version_left_opens_is_whole_and_grows_on(layout: int, tmp_path: Path) -> None:
    path = imported(layout, tmp_path)
    with duckdb.connect(str(path)) as connection:
        tables = ("articles", "events", "quotes", "findings")
        before = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
        assert connection.execute("SELECT value FROM about WHERE item = 'schema'").fetchone() == (str(layout),)
    with Record(path) as record:
        assert len(record.timeline()) == record.summary().events == before[1][0]  # type: ignore[index]
        assert [record.sql(f"SELECT count(*) AS n FROM {table}").rows[0]["n"] for table in tables] == [
            count
            for (count,) in before  # type: ignore[misc]
        ]
        assert record.check() == []
        report = record.build([str(page) for page in SAMPLES[:2]])
        assert report.articles == 2
        assert record.check() == []


def test_a_layout_with_other_columns_has_another_number(tmp_path: Path) -> None:
    """A record of today's layout is kept, and is laid out as `schema.sql` says today."""
    path = imported(int(SCHEMA), tmp_path)
    with duckdb.connect() as fresh:
        fresh.execute(statement("schema"))
        wanted = columns(fresh)
    with duckdb.connect(str(path)) as kept:
        tables = {table for table, _, _ in wanted}
        assert {column for column in columns(kept) if column[0] in tables} == wanted, (
            "the tables changed: raise SCHEMA, write migrations/N.sql, and keep a record (docs/record.md)"
        )
