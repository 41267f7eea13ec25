"""The files of a record: what is no record, who holds it, and what a killed build leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.record.made import LANGUAGE, TEXT, VERSION, entry
from waqai.model import RecordError
from waqai.record.files import BuildLock, building_path, prepare
from waqai.record.store import Store
from waqai.record.writing import Build

REPOSITORY = Path(__file__).parents[2]


def build(path, *entries):
    with Build(path, VERSION, "0") as running:
        for one in entries:
            running.add(one)


def pages(path):
    with Store(path, LANGUAGE) as store:
        return store.summary().pages


def refused(path, message):
    """Readers and builds both refuse the file, in one line each."""
    with Store(path, LANGUAGE) as store, pytest.raises(RecordError, match=message) as caught:
        store.summary()
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    with pytest.raises(RecordError, match=message):
        build(path, entry())
    assert not BuildLock(path).path.exists()


@pytest.mark.parametrize("content", [b"", b"no database", os.urandom(20_000), b"DUCK" * 4000], ids=len)
def test_file_that_is_no_database(tmp_path, content):
    path = tmp_path / "r.duckdb"
    path.write_bytes(content)
    refused(path, "is no DuckDB file|is damaged, or no record")
    assert path.read_bytes() == content


def test_missing_record(tmp_path):
    with pytest.raises(RecordError, match=r"does not exist\. `waqai build"), Store(tmp_path / "r", LANGUAGE) as store:
        store.summary()
    assert list(tmp_path.iterdir()) == []


def test_missing_folder(tmp_path):
    with pytest.raises(RecordError, match="folder does not exist"):
        build(tmp_path / "no" / "r.duckdb", entry())


def test_folder_in_place_of_a_record(tmp_path):
    refused(tmp_path, "is a folder")


def test_database_of_something_else(tmp_path):
    path = tmp_path / "r.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE customers (name VARCHAR)")
    refused(path, "no record of Waqai")


@pytest.mark.parametrize(("layout", "message"), [("99", "upgrade Waqai"), ("0", "build it anew")])
def test_other_layouts(tmp_path, layout, message):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE about SET value = ? WHERE item = 'schema'", [layout])
    refused(path, message)


HOLDER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("CREATE TABLE IF NOT EXISTS mine (i INTEGER)")
print("open", flush=True)
sys.stdin.read()
"""


def test_record_in_use_by_another_process(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        refused(path, rf"in use by another process \({holder.pid}\)")
        assert holder.stdin is not None
        holder.stdin.close()
    assert pages(path) == 1


def test_record_open_for_writing_in_this_program(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    with duckdb.connect(str(path)):
        refused(path, "open for writing in this program|in another way in this program")


def test_path_with_a_quotation_mark(tmp_path):
    path = tmp_path / "l'été \N{ARABIC LETTER ALEF}.duckdb"
    build(path, entry())
    assert pages(path) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.record.made import TEXT, VERSION, entry
from waqai.record.writing import Build

with Build(Path(sys.argv[1]), VERSION, "0") as build:
    for number in range(int(sys.argv[2])):
        build.add(entry(f"{number}.txt", TEXT + f"\\n{number}"))
    build._commit()
    build.add(entry("lost.txt", TEXT + "\\nlost"))
    print(build.report.new, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_build(path, count, new):
    """A build that is killed after it has committed `count` pages, `new` of them not there before."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(count)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert int(done.stdout) == new
    assert building_path(path).exists()


def test_killed_build_loses_nothing_that_it_committed(tmp_path):
    path = tmp_path / "r.duckdb"
    killed_build(path, 3, 3)
    assert not path.exists()
    assert pages(path) == 3
    assert not building_path(path).exists()
    killed_build(path, 5, 2)
    with Build(path, VERSION, "0") as running:
        again = entry("4.txt", TEXT + "\n4")
        assert running.knows("4.txt", again.input_sha256)
        running.add(entry("lost.txt", TEXT + "\nlost"))
    assert pages(path) == 6
    assert sorted(file.name for file in tmp_path.iterdir()) == ["r.duckdb"]


def test_build_killed_while_it_copies(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    (tmp_path / "r.duckdb.building.part").write_bytes(b"half a copy")
    (tmp_path / "r.duckdb.building.wal").write_bytes(b"a log of nothing")
    (tmp_path / "r.duckdb.building.lock").write_text("999999999")
    build(path, entry("b.txt", TEXT + "\n2"))
    assert pages(path) == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["r.duckdb"]


def test_copy_left_by_a_build_of_another_record(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    prepare(path, "0")
    path.unlink()
    (tmp_path / "r.duckdb.building").rename(tmp_path / "kept")
    build(path, entry("b.txt", TEXT + "\n2"))
    (tmp_path / "kept").rename(building_path(path))
    assert pages(path) == 1
    with pytest.raises(RecordError, match="left by a build of another record"):
        build(path, entry("c.txt", TEXT + "\n3"))


def test_what_another_program_wrote_is_kept(tmp_path):
    path = tmp_path / "r.duckdb"
    build(path, entry())
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
    assert path.with_name("r.duckdb.wal").exists()
    build(path, entry("b.txt", TEXT + "\n2"))
    assert not path.with_name("r.duckdb.wal").exists()
    with Store(path, LANGUAGE) as store:
        assert store.sql("SELECT count(*) AS n FROM mine", None).rows == ({"n": 0},)
