"""Measures records of many articles: their size, how long questions take, what a day's new articles cost.

    python tools/bench_scale.py                      # 10,000 and 100,000 articles, some minutes each
    python tools/bench_scale.py --articles 1000000   # the million: an hour or two of processor time, 40 GB of disk

A small record is built of real news (`--news`: JSON Lines with text, title, date and outlet), another of articles that
follow; the first is multiplied (`multiply_record.py`), the second becomes the new articles of one day, three in a
hundred (`bench_day.py`).  Everything lies in a temporary folder, by default the system's; nothing is written into the
project.  Figures are of this machine and of its other work; processor time tells less of that.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench import row

from waqai import ReadOptions, Record
from waqai.engines.local import LocalEngine

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "data" / "news" / "saudinewsnet.jsonl.xz"
FIELDS = ("text", "title", "url", "date", "outlet")
# Articles of the small record and of the day: as many as make a million within the copies that can be told apart.
SMALL, FEW, DAY = 2_200, 600, 600
MILLION = 1_000_000
NEW_SHARE = 0.03


def main() -> None:
    """Builds, multiplies, measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--folder", type=Path, help="where the records lie meanwhile")
    parser.add_argument("--memory", default="2GB", help="what DuckDB may use")
    asked = parser.parse_args()
    if not asked.news.is_file():
        print(f"{asked.news} is not there: without news there is no large record to measure")
        return
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        rows = read_rows(asked.news, SMALL + DAY if max(asked.articles) >= MILLION else FEW + DAY)
        small = build(Path(folder) / "small", rows[:-DAY])
        last = max(str(one["date"]) for one in rows)
        day = build(Path(folder) / "day", [{**one, "date": last} for one in rows[-DAY:]])
        for articles in asked.articles:
            measure(small, day, articles, len(rows) - DAY, asked.memory)


def read_rows(news: Path, count: int) -> list[dict[str, object]]:
    """The first articles of the file."""
    packed = news.suffix == ".xz"
    with lzma.open(news, "rt", encoding="utf-8") if packed else news.open(encoding="utf-8") as file:
        return [{name: one.get(name) for name in FIELDS} for one in map(json.loads, islice(file, count))]


def build(folder: Path, rows: list[dict[str, object]]) -> Path:
    """A record of these articles, read by the rules."""
    folder.mkdir()
    pages, path = folder / "news.jsonl", folder / "news.duckdb"
    pages.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in rows), "utf-8")
    clock, work = time.perf_counter(), time.process_time()
    with Record(path) as record:
        record.build([str(pages)], ReadOptions(reader="rules"), LocalEngine(1))
    told = f"{time.process_time() - work:.0f} s of processor, {time.perf_counter() - clock:.0f} by the clock"
    row(f"record of {len(rows)} articles, {folder.name}", told)
    return path


def measure(small: Path, day: Path, articles: int, there: int, memory: str) -> None:
    """One size: the record, its questions, a day more."""
    large = small.parent.parent / f"{articles}.duckdb"
    copies = -(-articles // there)
    print(f"\n{articles:,} articles", flush=True)
    run("multiply_record.py", small, large, copies, "--days", 4, "--memory", memory)
    row(
        "record",
        f"{large.stat().st_size / 1e9:.2f} GB, {large.stat().st_size / copies / there / 1e3:.1f} kB an article",
    )
    run("bench_page.py", large)
    run("bench_record.py", large)
    run("bench_day.py", large, day, max(1, round(articles * NEW_SHARE / DAY)), "--memory", memory)
    large.unlink()


def run(tool: str, *arguments: object) -> None:
    """One of the tools beside this one, in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(tool)), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
