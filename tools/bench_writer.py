"""The memory of the process that writes, over a feed of readings that are ready: does it grow?

    python tools/bench_writer.py pages.jsonl 32000 [--cache 100MB]

Some pages are read once and fed again and again under other hashes, as many as are asked for; nothing is published on
the way and no findings are made.  `--cache` is what the database may keep of the record.  Tells memory, processor time
and the record's size on the way, and the memory when the record is closed.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import itertools
import pickle
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_build import spent

from waqai.engines.local import LocalEngine
from waqai.engines.memory import collect_seldom
from waqai.model import ReadOptions
from waqai.pipeline import enter, reading_version
from waqai.readers.choosing import settled
from waqai.record import writing
from waqai.record.rows import Entry
from waqai.sources.inputs import raw_pages

PAGES = 160
TOLD_EVERY = 4_000
ID = 16  # letters of a page's hash in the ids of its articles


def entries(pages: Path) -> list[bytes]:
    """The first pages, read by the rules in other processes: what reading takes is no memory of the one that writes."""
    options = settled(ReadOptions(reader="rules"))
    work = functools.partial(enter, options=options, version=reading_version())
    items = ((raw, "key") for raw in raw_pages([str(pages)], options))
    read = (entry for entry in LocalEngine(2).map(work, items) if isinstance(entry, Entry) and entry.page_sha256)
    return [pickle.dumps(entry) for entry in itertools.islice(read, PAGES)]


def feed(made: list[bytes], count: int) -> Iterator[Entry]:
    """So many entries, each of another page."""
    for n in range(count):
        entry: Entry = pickle.loads(made[n % len(made)])
        old, new = str(entry.page_sha256), hashlib.sha256(str(n).encode()).hexdigest()
        rows = {table: [_renamed(row, old, new) for row in rows] for table, rows in entry.rows.items()}
        yield entry._replace(source=f"page {n}", input_sha256=new, page_sha256=new, rows=rows)


def _renamed(row: Any, old: str, new: str) -> Any:
    values = [value.replace(old, new).replace(old[:ID], new[:ID]) if isinstance(value, str) else value for value in row]
    return row._make(values) if hasattr(row, "_make") else tuple(values)


def measure(made: list[bytes], count: int) -> None:
    """Writes the feed into a record that is taken away again, and prints what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fed.duckdb"
        start = time.process_time()
        with writing.Build(path, "fed", "0") as build:
            for n, entry in enumerate(feed(made, count), 1):
                build.add(entry)
                if n % TOLD_EVERY == 0:
                    size = sum(file.stat().st_size for file in Path(folder).glob("fed.duckdb.building*")) >> 20
                    took = f"{spent('self').memory} MB, {time.process_time() - start:.1f} s"
                    print(f"{n:8} pages: {took}, record {size} MB", flush=True)
        print(f"  closed: {spent('self').memory} MB")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--cache", default=writing.CACHE)
    asked = parser.parse_args()
    collect_seldom()
    writing.CACHE, writing.PUBLISH_SECONDS = asked.cache, float("inf")
    measure(entries(asked.pages), asked.count)


if __name__ == "__main__":
    main()
