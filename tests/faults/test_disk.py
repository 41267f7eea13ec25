"""A disk that is full, a folder that may not be written to, two builds at once, a clock that jumps."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.kills import ROOT, corpus, dump
from waqai.engines.local import LocalEngine
from waqai.model import RecordError
from waqai.pipeline import Record
from waqai.record.files import BuildLock

SMALL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["waqai", "build", sys.argv[2], "--record", sys.argv[3], "--workers", "1"]
from waqai.present.cli import main
main()
"""


def build(record: Path, pages: Path) -> int:
    with Record(record) as opened:
        return opened.build(str(pages), engine=LocalEngine(1)).new


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    record, pages = tmp_path / "r.duckdb", tmp_path / "pages"
    paths = corpus(pages, 6)
    assert build(record, paths[0]) == 1
    command = [sys.executable, "-c", SMALL, str(record.stat().st_size + 4096), str(pages), str(record)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert str(record) in done.stderr
    with Record(record) as opened:
        assert opened.check() == []
        assert opened.summary().pages >= 1
    build(record, pages)
    with Record(record) as opened:
        assert opened.summary().pages == 6


NOBODY = 65534


def as_anybody(work: Callable[[], None]) -> None:
    """Does the work, in a child, as a user who may not write everywhere: what root may tells nothing."""
    if not (child := os.fork()):
        try:
            if os.geteuid() == 0:
                os.seteuid(NOBODY)
            work()
        except BaseException:  # noqa: BLE001 - the child must end here, whatever it is
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    corpus(pages, 2)
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are shut to others
        folder = Path(name)
        build(folder / "r.duckdb", pages)
        folder.chmod(0o555)

        def looked_at() -> None:
            with Record(folder / "r.duckdb") as opened:
                assert opened.summary().pages == 2
                assert opened.check() == []
                with pytest.raises(RecordError, match="tables can't be opened: permission denied"):
                    opened.parquet(folder / "tables")
            with pytest.raises(RecordError, match="permission denied"):
                build(folder / "r.duckdb", pages)

        try:
            as_anybody(looked_at)
            assert sorted(os.listdir(folder)) == ["r.duckdb"]
        finally:
            folder.chmod(0o755)


def test_the_second_of_two_builds_is_refused(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    corpus(pages, 1)
    lock = BuildLock(tmp_path / "r.duckdb")
    lock.acquire()
    with pytest.raises(RecordError, match=rf"running already \(process {os.getpid()}\)"):
        build(tmp_path / "r.duckdb", pages)
    lock.release()
    assert build(tmp_path / "r.duckdb", pages) == 1


def test_of_two_programs_that_build_at_once_one_is_told_and_the_record_is_whole(tmp_path: Path) -> None:
    pages, record = tmp_path / "pages", tmp_path / "r.duckdb"
    corpus(pages, 12)
    command = [sys.executable, "-m", "waqai", "build", str(pages), "--record", str(record), "--workers", "1"]
    given = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": str(ROOT)}, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, **given) for _ in range(2)]  # type: ignore[call-overload]
    told = {one.communicate()[1]: one.returncode for one in both}
    assert 0 in told.values()
    for words, status in told.items():
        assert status == 0 or (status == 2 and "running already" in words), words
        assert "Traceback" not in words
    with Record(record) as opened:
        assert opened.summary().pages == 12
        assert opened.check() == []


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tmp_path / "pages"
    corpus(pages, 12)
    build(tmp_path / "plain.duckdb", pages)
    jumps = iter(range(1, 10**9))
    for name in ("time", "monotonic"):  # forwards by years at every look, and backwards at every other one
        monkeypatch.setattr(time, name, lambda: 4e9 * (-1) ** (jump := next(jumps)) * jump)
    build(tmp_path / "jumping.duckdb", pages)
    monkeypatch.undo()
    assert dump(tmp_path / "jumping.duckdb") == dump(tmp_path / "plain.duckdb")
