"""A record of an older layout opens, answers as before, and grows on."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from waqai.pipeline import Record
from waqai.record.database import SCHEMA
from waqai.record.migrating import is_older, oldest

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("0[1-4]*.txt"))
# What the layouts after the first brought; a new layout adds what takes a record back to the one before.
BACK = {2: [("relations", ("standing", "office", "office_of", "quantity_id", "said_by"))]}


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
            for table, columns in BACK[later]:
                for column in columns:
                    connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
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
