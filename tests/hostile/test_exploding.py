"""What unpacks to much, or claims much: told with the file's name, the rest read, memory bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.kills import ROOT
from tests.hostile.exploding import archives, markup, parquets, tables

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc")
MEMORY = 64
"""MiB more than before; most unpack to 96 and more."""
MORE = {"cell.parquet": 256, "long.rss": 128}
"""Where a library holds a page of Parquet of 48 MiB, or the whole of a feed of 20 MB at most."""
SECONDS = 12.0
# How many pages are read, and how many problems come at most; what is not here has two and one.
WANTED = {
    "blank.jsonl.gz": (1, 1), "whole.json.gz": (0, 1), "twice.jsonl.gz.gz": (0, 1), "names.csv.gz": (0, 1),
    "quotes.csv.gz": (2, 1), "chunk.warc": (2, 1), "length60.warc": (2, 2),
    "length60.warc.gz": (2, 2), "record.warc.gz": (2, 2), "claims.warc": (1, 102),
    "laughs.rss": (2, 0), "away.rss": (2, 0), "attributes.rss": (0, 1), "items.rss": (1, 101),
    "p.html": (0, 1), "hr.html": (0, 1), "td.html": (0, 1), "svg.html": (0, 1), "comment.html": (0, 1),
    "attributes.html": (0, 1), "marks.html": (0, 1), "entities.html": (0, 1), "laughs.html": (1, 0),
    "again.parquet": (2, 96), "nulls.parquet": (2, 101), "codes.parquet": (1, 1), "days.parquet": (1, 0),
    "claim.parquet": (0, 1), "long.rss": (1, 1), "quoted.csv.gz": (2, 11),
}  # fmt: skip


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("exploding")
    paths = []
    for name, content in {**tables(), **archives(), **markup(), **parquets()}.items():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    command = [sys.executable, "-m", "tests.hostile.exploding", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(one["file"]).name: one for one in told}


NAMES = sorted({*tables(), *archives(), *markup(), *parquets()})


@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_and_bounded(name: str, measured: dict[str, dict[str, Any]]) -> None:
    assert name in measured, "the process that read it died"
    found = measured[name]
    pages, problems = WANTED.get(name, (2, 1))
    assert (found["pages"], len(found["problems"])) == (pages, problems), found["problems"][:3]
    assert all(name in source and detail for source, _, detail in found["problems"])
    assert {reason for _, reason, _ in found["problems"]}.isdisjoint({"failed"})
    assert found["memory"] <= MORE.get(name, MEMORY)
    assert found["seconds"] <= SECONDS
