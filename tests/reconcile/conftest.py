from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reconcile.written import ARTICLES, build, write
from waqai.pipeline import Record


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of all written articles."""
    folder = tmp_path_factory.mktemp("across")
    with build(folder / "news.duckdb", write(folder, ARTICLES)) as record:
        yield record
