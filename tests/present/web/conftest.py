from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.present.web.asked import app_of
from tests.reconcile.written import ARTICLES, build, write
from waqai.pipeline import LANGUAGE
from waqai.record.browsing import Browser


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of articles that copy and contradict one another."""
    folder = tmp_path_factory.mktemp("pages")
    record = folder / "news.duckdb"
    build(record, write(folder, ARTICLES)).close()
    return record


@pytest.fixture(scope="session")
def app(path: Path) -> Starlette:
    """The page over that record."""
    return app_of(path)


@pytest.fixture(scope="session")
def browser(path: Path) -> Browser:
    """That record, for the keys of what it holds."""
    return Browser(path, LANGUAGE)
