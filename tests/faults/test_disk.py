"""A disk that is full, a folder that may not be written to, two builds at once, a clock that jumps."""

from __future__ import annotations

import os
import subprocess
import sys
import time
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


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    pages = tmp_path / "pages"
    corpus(pages, 2)
    build(folder / "r.duckdb", pages)
    folder.chmod(0o555)
    try:
        with Record(folder / "r.duckdb") as opened:
            assert opened.summary().pages == 2
        with pytest.raises(RecordError, match="permission denied"):
            build(folder / "r.duckdb", pages)
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
