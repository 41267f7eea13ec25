"""Parquet in bounded memory: a row at a time, a row group when it is its turn, no page that is too large."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waqai.model import Problem, RawPage, ReadOptions
from waqai.sources import parquet
from waqai.sources.inputs import raw_pages
from waqai.sources.parquet_pages import larger_than

TEXT = "قال مسؤول في الميناء إن السفينة غادرت إلى بورتسودان. " * 4


def write(path: Path, *groups: list[str], **given: Any) -> Path:
    """A file with a row group for each list of texts."""
    tables = [
        pa.table({"text": texts, "url": [f"https://example.org/{n}" for n in range(len(texts))]}) for texts in groups
    ]
    with pq.ParquetWriter(path, tables[0].schema, **given) as writer:
        for table in tables:
            writer.write_table(table)
    return path


def test_one_row_is_held_and_a_row_group_is_opened_when_it_is_its_turn(tmp_path, monkeypatch):
    path = write(tmp_path / "t.parquet", *[[TEXT] * 50] * 4)
    opened, held = [], []

    class Counting(pq.ParquetFile):
        def iter_batches(self, *args, row_groups, **given):
            opened.extend(row_groups)
            for batch in super().iter_batches(*args, row_groups=row_groups, **given):
                held.append(batch.num_rows)
                yield batch

    monkeypatch.setattr(pq, "ParquetFile", Counting)
    pages = raw_pages([str(path)], ReadOptions())
    for _ in range(51):
        assert isinstance(next(pages), RawPage)
    assert opened == [0, 1]
    assert len(list(pages)) == 149
    assert set(held) == {1}
    assert len(held) == 200


def test_a_column_that_is_not_wanted_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": [TEXT], "url": ["u"], "picture": ["x" * 500_000]}), path)
    monkeypatch.setattr(parquet, "MOST_PAGE", 100_000)
    (page,) = raw_pages([str(path)], ReadOptions())
    assert isinstance(page, RawPage)


@pytest.mark.parametrize(
    "given", [{}, {"use_dictionary": False}, {"data_page_version": "2.0"}, {"compression": "none"}]
)
def test_rows_in_a_page_that_is_too_large_are_told_and_those_beside_it_are_read(given, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "MOST_PAGE", 100_000)
    path = write(tmp_path / "t.parquet", [TEXT] * 3, [TEXT, "أ" * 100_000], [TEXT] * 2, **given)
    found = list(raw_pages([str(path)], ReadOptions()))
    assert [one.source.rpartition("#")[2] for one in found] == ["1", "2", "3", "4", "6", "7"]
    (problem,) = (one for one in found if isinstance(one, Problem))
    assert problem.reason == "too-large"
    assert "rows 4 to 5" in problem.detail


def test_categories_are_read_as_texts(tmp_path):
    path = tmp_path / "t.parquet"
    texts = [TEXT, TEXT + "وأضاف."] * 40
    pq.write_table(pa.table({"text": pa.array(texts).dictionary_encode()}), path)
    assert [page.data for page in raw_pages([str(path)], ReadOptions())] == texts


def test_sizes_of_pages_are_those_of_the_file(tmp_path):
    path = write(
        tmp_path / "t.parquet", [TEXT + str(n) for n in range(5000)], data_page_size=40_000, write_batch_size=16
    )
    about = pq.ParquetFile(path).metadata.row_group(0)
    chunks = [about.column(n) for n in range(about.num_columns)]
    whole = max(chunk.total_uncompressed_size for chunk in chunks)
    with path.open("rb") as file:
        assert larger_than(1000, file, chunks)
        assert not larger_than(whole, file, chunks)


class Chunk:
    """Where a column chunk claims to lie."""

    has_dictionary_page, dictionary_page_offset, data_page_offset = False, None, 0

    def __init__(self, size: int) -> None:
        self.total_compressed_size = size


LARGE = b"\x15\x00\x15\xfe\xff\xff\xff\x0f\x15\x02\x00"
HEADERS = {
    "a page": (LARGE, True),
    "behind another": (b"\x15\x00\x15\x02\x15\x02\x00." + LARGE, True),
    "with a list": (b"\x15\x00\x15\xfe\xff\xff\xff\x0f\x15\x02\x19\x2c\x15\x02\x00\x15\x02\x00\x00", True),
    "with a map": (b"\x15\x00\x15\xfe\xff\xff\xff\x0f\x15\x02\x1b\x01\x85\x01a\x02\x00", True),
    "with a truth value": (b"\x15\x00\x15\xfe\xff\xff\xff\x0f\x15\x02\x11\x00", True),
    "nothing": (b"", False),
    "broken off": (LARGE[:-1], False),
    "a field of no kind": (b"\x1f\x00", False),
    "structs without end": (b"\x1c" * 5000, False),
    "a list that claims more": (b"\x19\xfc\xff\xff\xff\x7f", False),
    "a size below nought": (b"\x15\x00\x15\x01\x15\x01\x00", False),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_is_understood_or_left_to_the_library(name):
    data, large = HEADERS[name]
    assert larger_than(parquet.MOST_PAGE, io.BytesIO(data), [Chunk(len(data))]) is large
