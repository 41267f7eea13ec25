"""What does not fit in memory: where it goes meanwhile, and that an export of more than memory holds is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from waqai.model import RecordError
from waqai.pipeline import Record
from waqai.record import store
from waqai.record.database import attach, create

ROWS = 1_200_000
"""Some 90 MB where they are sorted."""
MEMORY = "48MB"
MADE = f"""
INSERT INTO mentions SELECT lpad(CAST(hash(n) AS VARCHAR), 20, '0') || '-1', 'm' || n, n % 1000, n % 1000 + 5, 'name',
  'Q' || hash(n) % 100000, 'rule' FROM range({ROWS}) AS numbers(n)
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("spilling") / "news.duckdb"
    with closing(attach(path, write=True)) as connection:
        create(connection, "test", "large")
        connection.execute(MADE)
    yield path
    path.unlink()


@pytest.fixture
def attached(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Every connection that a reader opens has little memory; where each may put what does not fit."""
    places: list[Path | None] = []

    def bounded(path: Path, **given: Any) -> duckdb.DuckDBPyConnection:
        connection = attach(path, **given)
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1")
        places.append(given.get("spill"))
        return connection

    monkeypatch.setattr(store, "attach", bounded)
    return places


def test_an_export_of_more_than_memory_holds_is_whole_and_leaves_nothing(
    large: Path, attached: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Record(large) as record:
        record.parquet(tmp_path / "tables")
    place = attached[-1]
    assert place is not None
    assert place.parent.parent == tmp_path
    assert os.listdir(tmp_path) == ["tables"]
    assert sorted(os.listdir(large.parent)) == ["news.duckdb"]
    assert not [name for name in os.listdir(tmp_path / "tables") if name.startswith(".")]
    file = pq.ParquetFile(tmp_path / "tables" / "mentions.parquet")
    assert file.metadata.num_rows == ROWS
    assert file.num_row_groups > 1
    firsts = [file.read_row_group(n, ["article_id"])["article_id"][0].as_py() for n in range(file.num_row_groups)]
    assert firsts == sorted(firsts)


def test_without_a_place_for_it_the_same_export_says_so(
    large: Path, attached: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
        connection.execute("SET temp_directory = ''")
        return real(connection, folder)

    real = store.write_parquet
    monkeypatch.setattr(store, "write_parquet", nowhere)
    with Record(large) as record, pytest.raises(RecordError):
        record.parquet(tmp_path / "tables")
    assert os.listdir(tmp_path) == []


def test_readers_put_what_does_not_fit_into_folders_of_their_own(large: Path) -> None:
    setting = "SELECT current_setting('temp_directory')"
    with closing(attach(large)) as one, closing(attach(large)) as other:
        places = {Path(connection.execute(setting).fetchone()[0]) for connection in (one, other)}  # type: ignore[index]
    assert len(places) == 2
    assert {place.parent for place in places} == {Path(tempfile.gettempdir())}
