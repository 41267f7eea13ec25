"""What it takes to find what the new articles of one day have to do with a large record: copies, stories, events,
disagreements; and to lay that out for pages.

    python tools/bench_day.py large.duckdb day.duckdb 12

The new articles are those of a small record, COPIES times, all of the large record's last day: under ids of their own,
and in every copy with other words (each word of three letters or more another of its length and about as frequent), so
that copies are no copies of one another, while actors, states and figures stay.  Their readings are made already.  The
work is done on a copy beside the large record, which is taken away again.  Tells seconds by the clock and of processor
time a step, of this process alone, and the peak of memory.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_across import STEPS
from multiply_record import LEFT_ALONE, copy, moved

from waqai.engines.local import LocalEngine
from waqai.engines.memory import collect_seldom
from waqai.pipeline import finding_version
from waqai.reconcile import update
from waqai.record.across import FOUND, FindingTables
from waqai.record.database import attach

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Copies bear numbers from here on, so that they are none of a record that was multiplied.
FIRST_COPY = 600
ALIKE = 40  # words of about one frequency
_WORD = re.compile(r"[\u0621-\u064A]{3,}")


def other_words(texts: list[str], copies: int) -> list[dict[str, str]]:
    """For each copy, what stands for each word: a word of the same length and of about the same frequency."""
    counts = Counter(word for text in texts for word in _WORD.findall(text))
    lengths: dict[int, list[str]] = {}
    for word, _ in counts.most_common():
        lengths.setdefault(len(word), []).append(word)
    runs = [words[at : at + ALIKE] for words in lengths.values() for at in range(0, len(words), ALIKE)]
    found = []
    for n in range(copies):
        draw = random.Random(n)
        found.append({word: other for run in runs for word, other in zip(run, draw.sample(run, len(run)), strict=True)})
    return found


def add_day(connection: DuckDBPyConnection, small: Path, copies: int) -> int:
    """Puts the articles into the record; tells how many."""
    connection.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
    days = "SELECT (SELECT max(published_day) FROM articles) - (SELECT max(published_day) FROM small.articles)"
    (shift,) = connection.execute(days).fetchone() or (0,)
    connection.execute(moved(0, shift))
    listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'record' AND comment NOT LIKE 'For pages:%'"
    tables = {name for (name,) in connection.execute(listed).fetchall()} - {*FOUND, *LEFT_ALONE, "pages"}
    numbers = range(FIRST_COPY, FIRST_COPY + copies)
    connection.execute("CREATE TEMP TABLE before AS SELECT count(*) AS articles FROM articles")
    for table in sorted(tables):
        copy(connection, table, numbers)
    _copy_pages(connection, numbers)
    some = ", ".join(map(str, numbers))
    connection.execute(
        f"INSERT INTO unlaid SELECT as_id(article_id, n), NULL FROM small.articles, (SELECT unnest([{some}]) AS n)"
    )
    (come,) = connection.execute("SELECT count(*) - (SELECT articles FROM before) FROM articles").fetchone() or (0,)
    return int(come)


def make_current(connection: DuckDBPyConnection, version: str) -> None:
    """Marks what the record holds as found by this version of Waqai: copies bear the marks of their originals."""
    connection.execute("CREATE TEMP TABLE marked AS FROM article_marks; DELETE FROM article_marks")
    connection.execute(
        "INSERT INTO article_marks SELECT a.article_id, concat_ws('|', $version, p.reading_version, a.published, "
        "a.outlet_folded, a.title, a.text_sha256), m.day, m.outlet, m.agency FROM marked m "
        "JOIN articles a ON a.article_id = m.article_id JOIN pages p ON p.page_sha256 = a.page_sha256",
        {"version": version},
    )
    connection.execute("DROP TABLE marked")


def _copy_pages(connection: DuckDBPyConnection, numbers: range) -> None:
    """The pages, each copy in words of its own."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    columns = [row[0] for row in connection.execute("DESCRIBE pages").fetchall()]
    texts = [text for (text,) in connection.execute("SELECT text FROM small.pages ORDER BY page_sha256").fetchall()]
    for n, table in zip(numbers, other_words(texts, len(numbers)), strict=True):
        pages = connection.sql("SELECT * FROM small.pages ORDER BY page_sha256").to_arrow_table()
        changed = [_WORD.sub(lambda found, table=table: table[found[0]], text) for text in texts]  # type: ignore[misc]
        pages = pages.set_column(columns.index("text"), "text", pa.array(changed))
        connection.register("changed", pages)
        connection.execute(
            f"INSERT INTO pages SELECT * REPLACE (as_id(page_sha256, {n}) AS page_sha256, source || '~{n}' AS source) "
            "FROM changed"
        )
        connection.unregister("changed")


def timed(owner: Any, name: str, spent: dict[str, tuple[float, float]]) -> None:
    """Has a step tell what it took."""
    step = getattr(owner, name)

    def told(*given: Any, **named: Any) -> Any:
        clock, work = time.perf_counter(), time.process_time()
        result = step(*given, **named)
        before = spent.get(name, (0.0, 0.0))
        spent[name] = before[0] + time.perf_counter() - clock, before[1] + time.process_time() - work
        return result

    setattr(owner, name, told)


def measure(path: Path, small: Path, copies: int, memory: str, workers: int | None) -> None:
    """Adds the day to a record and prints what its findings took."""
    collect_seldom()
    with closing(attach(path, write=True)) as connection:
        connection.execute(f"SET memory_limit = '{memory}'")
        (known,) = connection.execute("SELECT count(*) FROM article_marks").fetchone() or (0,)
        make_current(connection, finding_version())
        come = add_day(connection, small, copies)
        tables = FindingTables(connection, finding_version())
        engine = LocalEngine(workers) if workers else LocalEngine()
        spent: dict[str, tuple[float, float]] = {}
        for name in STEPS:
            timed(update, name, spent)
        for name in ("changes", "crossed", "finish", "commit"):
            timed(tables, name, spent)
        clock, work = time.perf_counter(), time.process_time()
        update.bring_up_to_date(tables, engine)
        tables.finish()
        whole = time.perf_counter() - clock, time.process_time() - work
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        of_it = connection.execute(
            "SELECT kind, count(DISTINCT finding_id) FROM finding_sides JOIN findings USING (finding_id) "
            "WHERE article_id IN (SELECT as_id(article_id, n) FROM small.articles, "
            f"range({FIRST_COPY}, {FIRST_COPY + copies}) AS r(n)) GROUP BY kind ORDER BY kind"
        ).fetchall()
    print(f"{come} new articles to {known}: {whole[0]:.0f} s, {whole[1]:.0f} of processor, peak {peak:.0f} MB")
    for name, (clock, work) in spent.items():
        print(f"  {name.strip('_').replace('_', ' '):20}{clock:8.1f} s, {work:.1f} of processor")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in of_it))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("day", type=Path)
    parser.add_argument("copies", type=int)
    parser.add_argument("--memory", default="2GB", help="what DuckDB may use")
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.record.parent) as folder:
        path = Path(folder) / "day.duckdb"
        shutil.copyfile(asked.record, path)
        measure(path, asked.day, asked.copies, asked.memory, asked.workers)


if __name__ == "__main__":
    main()
