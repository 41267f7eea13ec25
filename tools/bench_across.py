"""Measures the findings across articles of a record that is built already: time by step, memory, growth, an addition.

    python tools/bench_across.py RECORD [--shares 0.1 0.33 1] [--workers 2] [--memory 1GB]

For each share the record is copied to a temporary folder, pages are taken out until so many are left (the first in the
order of publication), its findings are dropped and made anew in a process of its own; then a hundred pages that were
left out are put back into the count and only their share is made.  Figures are of this machine and of its other work:
processor seconds, of this process and of its workers, tell less of that.  `--memory` is what DuckDB may use; peaks are
of this process, before and after laying out for pages.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from waqai.engines.local import LocalEngine
from waqai.engines.memory import collect_seldom
from waqai.reconcile import update
from waqai.record.across import FindingTables
from waqai.record.database import attach, complete

STEPS = ("_mark", "_find_copies", "_link_alike", "_find_stories", "find_events", "find_statements")
TABLES = (
    "article_marks", "article_prints", "article_terms", "article_links", "event_keys", "event_sketches",
    "event_links", "findings", "finding_sides",
)  # fmt: skip
ADDED = 100
BY_ARTICLE = ("articles", "events", "event_arguments", "event_sources", "event_quantities", "quantities", "mentions")


def cut(path: Path, share: float, keep_out: int) -> int:
    """Leaves so many of a record's pages, without findings; `keep_out` of them wait in a table of their own."""
    connection = attach(path, write=True)
    complete(connection)
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute(
        "CREATE TABLE kept AS "
        "SELECT article_id, row_number() OVER (ORDER BY published_day, article_id) AS n FROM articles"
    )
    total = connection.execute("SELECT count(*) FROM kept").fetchall()[0][0]
    left = int(total * share)
    connection.execute("CREATE TABLE waiting AS SELECT * FROM articles WHERE article_id IN "
                       f"(SELECT article_id FROM kept WHERE n <= {left} AND n > {left - keep_out})")  # fmt: skip
    for table in BY_ARTICLE:
        connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM kept WHERE n > {left})")
    connection.execute("DELETE FROM articles WHERE article_id IN (SELECT article_id FROM waiting)")
    connection.close()
    return left


def make(path: Path, workers: int | None, memory: str | None) -> None:
    """Makes the findings of a record, and then those of the pages that wait; prints the figures."""
    collect_seldom()
    spent: dict[str, float] = {}
    for name in STEPS:
        _timed(name, spent)
    connection = attach(path, write=True)
    if memory:
        connection.execute(f"SET memory_limit = '{memory}'")
    for what in ("all", f"{ADDED} added"):
        spent.clear()
        start, spent_before, others_before = time.perf_counter(), time.process_time(), _of_workers()
        tables, engine = FindingTables(connection, "bench"), LocalEngine(workers)
        with engine:
            update.bring_up_to_date(tables, engine)
        peak = _peak()
        tables.finish()
        whole, processor = time.perf_counter() - start, time.process_time() - spent_before
        others = _of_workers() - others_before
        count = connection.execute("SELECT count(*) FROM article_marks").fetchall()[0][0]
        steps = ", ".join(f"{name.strip('_').replace('_', ' ')} {seconds:.1f}" for name, seconds in spent.items())
        spent_here = f"{whole:8.1f} s, {processor:.1f} of processor here, {others:.1f} of workers"
        spent_here += f", peak {peak:.0f} MB, {_peak():.0f} MB"
        print(f"{what:12}{count:8} articles{spent_here}: {steps}", flush=True)
        connection.execute("INSERT INTO articles SELECT * FROM waiting")


def _of_workers() -> float:
    """Processor seconds of the workers that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(name: str, spent: dict[str, float]) -> None:
    step = getattr(update, name)

    def timed(*given: object) -> object:
        start = time.perf_counter()
        result = step(*given)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
        return result

    setattr(update, name, timed)


def main() -> None:
    """Prints a line for each share, and one for the addition to it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.1, 0.33, 1.0])
    parser.add_argument("--workers", type=int)
    parser.add_argument("--memory")
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.make:
        make(asked.record, asked.workers, asked.memory)
        return

    options = ["--workers", str(asked.workers)] if asked.workers else []
    options += ["--memory", asked.memory] if asked.memory else []
    for share in asked.shares:
        with tempfile.TemporaryDirectory(dir=asked.record.parent) as folder:
            copy = Path(folder) / "bench.duckdb"
            shutil.copyfile(asked.record, copy)
            cut(copy, share, ADDED)
            subprocess.run([sys.executable, __file__, str(copy), "--make", *options], check=True)


if __name__ == "__main__":
    main()
