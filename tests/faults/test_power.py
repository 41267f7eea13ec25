"""A power cut: what was not yet on the disk is lost or garbage.  The record opens with all that was committed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.record.made import LANGUAGE, TEXT, VERSION, entry
from waqai.model import RecordError
from waqai.record.files import building_path
from waqai.record.store import Store
from waqai.record.writing import Build

PAGES = 4
CUTS = 6
"""Random places beside those around each commit."""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """The files of a build that stopped after its last commit, and how long its log was at each."""
    folder = tmp_path_factory.mktemp("power")
    sizes = []
    with Build(folder / "r.duckdb", VERSION, "0") as build:
        for number in range(PAGES):
            build.add(entry(f"{number}.txt", f"{TEXT}\n{number}"))
            build._commit()
            sizes.append((folder / "r.duckdb.building.wal").stat().st_size)
        kept = shutil.copytree(folder, folder / "kept")
    return kept, sizes


def pages(folder: Path) -> int:
    with Store(folder / "r.duckdb", LANGUAGE) as store:
        return store.summary().pages


def cut(kept: Path, to: Path, commits: int, log: bytes) -> Path:
    """The files as a power cut leaves them that many commits on, with this log."""
    folder = shutil.copytree(kept, to)
    (folder / "r.duckdb.building.wal").write_bytes(log)
    done = (kept / "r.duckdb.building.done").read_bytes().splitlines(keepends=True)
    (folder / "r.duckdb.building.done").write_bytes(b"".join(done[:commits]))
    return folder


@pytest.mark.parametrize("tail", ["lost", "zeros", "garbage"])
def test_a_log_that_breaks_off(left: tuple[Path, list[int]], tmp_path: Path, tail: str) -> None:
    kept, sizes = left
    whole = (kept / "r.duckdb.building.wal").read_bytes()
    chance = random.Random(7)
    around = [size + step for size in sizes for step in (-1, 0, 1) if size + step <= len(whole)]
    for at in sorted({*around, *(chance.randrange(sizes[0], len(whole)) for _ in range(CUTS))}):
        commits = sum(size <= at for size in sizes)
        rest = {"lost": b"", "zeros": b"\0" * (len(whole) - at), "garbage": chance.randbytes(len(whole) - at)}[tail]
        if commits:  # before the first, nothing was reported and there is no record yet
            assert pages(cut(kept, tmp_path / str(at), commits, whole[:at] + rest)) >= commits, at


def test_a_build_goes_on_behind_the_cut(left: tuple[Path, list[int]], tmp_path: Path) -> None:
    kept, sizes = left
    whole = (kept / "r.duckdb.building.wal").read_bytes()
    folder = cut(kept, tmp_path / "cut", 2, whole[: sizes[1]] + b"\0" * 5000)
    with Build(folder / "r.duckdb", VERSION, "0") as build:
        for number in range(PAGES):
            build.add(entry(f"{number}.txt", f"{TEXT}\n{number}"))
    assert pages(folder) == PAGES
    assert sorted(file.name for file in folder.iterdir()) == ["r.duckdb"]


def test_damage_before_the_last_commit_is_told(left: tuple[Path, list[int]], tmp_path: Path) -> None:
    kept, sizes = left
    log = bytearray((kept / "r.duckdb.building.wal").read_bytes())
    log[sizes[0] // 2] ^= 0xFF
    folder = cut(kept, tmp_path / "cut", PAGES, bytes(log))
    with (
        pytest.raises(RecordError, match=r"building has a damaged log\. Put back a copy"),
        Build(folder / "r.duckdb", VERSION, "0"),
    ):
        pass
    assert building_path(folder / "r.duckdb").exists()


def test_a_copy_takes_its_name_when_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, calls = tmp_path / "r.duckdb", []
    with Build(path, VERSION, "0") as build:
        build.add(entry())
    monkeypatch.setattr("os.fsync", lambda file: calls.append("sync"))
    real = Path.replace
    monkeypatch.setattr(Path, "replace", lambda one, to: (calls.append(f"{one.name} -> {to.name}"), real(one, to))[1])
    with Build(path, VERSION, "0") as build:
        build.add(entry("b.txt", TEXT + "\n2"))
    copied = calls.index("r.duckdb.building.part -> r.duckdb.building")
    published = calls.index("r.duckdb.building -> r.duckdb")
    assert calls[copied - 1] == "sync"
    assert calls[copied + 1] == calls[published + 1] == "sync"
