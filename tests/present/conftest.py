from __future__ import annotations

from pathlib import Path

import pytest

from tests.present.running_waqai import PAGES, Run, runner, write_pages
from waqai.pipeline import Record


@pytest.fixture
def waqai(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`waqai ARGUMENTS`, run in an empty folder."""
    work = tmp_path / "here"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.delenv("WAQAI_RECORD", raising=False)
    monkeypatch.delenv("WAQAI_DIRECTION", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return runner(capfd, monkeypatch)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two small pages."""
    folder = tmp_path_factory.mktemp("record")
    path = folder / "news.duckdb"
    with Record(path) as made:
        made.build([str(write_pages(folder / "pages", PAGES))])
    return path
