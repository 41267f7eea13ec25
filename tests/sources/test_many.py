"""Many files of every kind that holds many pages, read into one record."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waqai.engines.local import LocalEngine
from waqai.model import ReadOptions
from waqai.pipeline import Record

pytest.importorskip("fastwarc")
FILES, ROWS = 4, 3
DAY = "2024-03-{:02}"


def text(number: int) -> str:
    return (
        f"أعلنت وزارة الصحة في الخرطوم أن الوفد رقم {number} غادر المدينة صباح اليوم بعد محادثات مع الوسطاء.\n"
        f"وقال وزير الخارجية المصري سامح شكري إن بلاده استقبلت {number + 10} جريحا من غزة خلال الأسبوع الماضي.\n"
    )


def record(kind: str, number: int, content: bytes) -> bytes:
    """One record of a WARC or WET file."""
    media = "application/http" if kind == "response" else "text/plain"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://port.example/{number}\r\n"
    head += f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {media}\r\n"
    return gzip.compress(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n")


def html(number: int) -> bytes:
    page = f"<html><head><title>ت</title></head><body><article><p>{text(number) * 2}</p></article></body></html>"
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()


def write(folder: Path) -> int:
    """Writes files of each kind; tells how many pages they hold."""
    number = 0
    for kind in ("a.warc.gz", "b.warc.wet.gz", "c.parquet", "d.jsonl", "e.jsonl.gz", "f.jsonl.xz", "g.csv"):
        for file in range(FILES):
            numbers = range(number, number + ROWS)
            number += ROWS
            target = folder / kind[0] / f"part-{file}{kind[1:]}"
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, [{"text": text(n), "date": DAY.format(1 + n % 28)} for n in numbers], numbers)
    return number


def write_file(target: Path, rows: list[dict[str, str]], numbers: range) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    if ".wet" in target.name:
        target.write_bytes(b"".join(record("conversion", n, text(n).encode()) for n in numbers))
    elif ".warc" in target.name:
        target.write_bytes(b"".join(record("response", n, html(n)) for n in numbers))
    elif target.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), target, row_group_size=2)
    elif target.suffix == ".csv":
        quoted = ('"' + row["text"] + '",' + row["date"] for row in rows)
        target.write_text("text,date\n" + "\n".join(quoted), "utf-8")
    else:
        packed = {".gz": gzip.compress, ".xz": lzma.compress}.get(target.suffix, bytes)
        target.write_bytes(packed(lines))


def test_many_files_of_every_kind_are_one_record_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    pages = write(tmp_path / "set")
    inputs = [f"{tmp_path}/set/{kind}/*" for kind in "abcdefg"]
    found = []
    for name, given in {"one": [str(tmp_path / "set")], "other": inputs[::-1]}.items():
        with Record(tmp_path / f"{name}.duckdb") as opened:
            report = opened.build(given, ReadOptions(reader="rules"), LocalEngine(2))
            assert (report.new, report.problems) == (pages, ())
            again = opened.build(given, ReadOptions(reader="rules"), LocalEngine(2))
            assert (again.new, again.known) == (0, pages)
            assert opened.check() == []
            query = "SELECT source, text, published FROM articles JOIN pages USING (page_sha256) ORDER BY ALL"
            found.append(opened.sql(query).rows)
    assert found[0] == found[1]
    assert len({row["source"] for row in found[0]}) == pages == 7 * FILES * ROWS
