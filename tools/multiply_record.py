"""Makes a large record of a small one, for measuring: every article COPIES times, each copy some days later and under
ids and a path of its own.  What was found across articles is multiplied with them.

    python tools/multiply_record.py news.duckdb large.duckdb 170 --days 6

In each copy the figures, the digits of the texts and the names of whom no list holds are others, at the same places; so
are the fingerprints that few articles share.  The other words are the same: a word or a state is as frequent as in the
original.  For the time that a question takes that is what matters: as many rows, spread over as many blocks.  Copies
are written some at a time, the word index by slices of the alphabet, so that memory stays below `--memory`.
"""

from __future__ import annotations

import argparse
import functools
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.record.database import attach, complete, statement
from waqai.record.laying import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

# The ninth to eleventh digit of an id become the copy's number: ids stay spread over all there are.  Digits, and ten
# letters of names, are turned round by it.
MACROS = """
CREATE OR REPLACE TEMP MACRO as_id(id, n) AS substr(id, 1, 8) || substr(CAST(1000 + n AS VARCHAR), 2) || substr(id, 12);
CREATE OR REPLACE TEMP MACRO as_page(page, n) AS
  (page & CAST('0xffffffff000fffff' AS UBIGINT))
  | (CAST('0x' || substr(CAST(1000 + n AS VARCHAR), 2) AS UBIGINT) << 20);
CREATE OR REPLACE TEMP MACRO as_name(name, n) AS
  translate(name, 'بتثجحخدذرز', substr('بتثجحخدذرزبتثجحخدذرز', 1 + CAST(n % 10 AS INTEGER), 10));
CREATE OR REPLACE TEMP MACRO is_local(key) AS substr(key, 17, 1) = '-';
CREATE OR REPLACE TEMP MACRO is_own(key) AS
  is_local(key) OR substr(key, 1, 7) IN ('person:', 'organis', 'facilit', 'unnamed');
CREATE OR REPLACE TEMP MACRO as_entity(key, n) AS
  CASE WHEN is_local(key) THEN as_id(key, n) WHEN is_own(key) THEN as_name(key, n) ELSE key END;
CREATE OR REPLACE TEMP MACRO as_called(key, name, n) AS CASE WHEN is_own(key) THEN as_name(name, n) ELSE name END;
CREATE OR REPLACE TEMP MACRO as_digits(words, n) AS
  translate(words, '123456789', substr('123456789123456789', 1 + CAST(n % 9 AS INTEGER), 9));
CREATE OR REPLACE TEMP MACRO as_day(day, n) AS day + CAST((SELECT shift + days * n FROM apart) AS INTEGER);
CREATE OR REPLACE TEMP MACRO as_written(day, n) AS
  coalesce(CAST(as_day(TRY_CAST(CASE length(day) WHEN 10 THEN day END AS DATE), n) AS VARCHAR), day);
CREATE OR REPLACE TEMP TABLE formulas AS
SELECT print FROM small.article_prints GROUP BY print HAVING count(*) > 20;
"""
KINDS = {
    "as_id": ("article_id", "first_article", "second_article", "page_sha256", "finding_id", "part_of", "text_sha256"),
    "as_entity": ("entity", "speaker", "subject", "office_of"),
    "as_day": ("published_day", "first_day", "last_day", "sort_day", "day"),
    "as_written": ("published", "as_of"),
}
CHANGED = {
    ("pages", "text"): "as_digits(text, $n)",
    ("articles", "title"): "as_digits(title, $n)",
    ("quantities", "value"): "value * (1 + ($n % 9) / 8)",
    ("relations", "object"): "as_entity(object, $n)",
    ("times", "value"): "as_written(value, $n)",
    ("events", "time"): 'as_written("time", $n)',
    ("entities", "name_ar"): "as_called(entity, name_ar, $n)",
    ("entities", "names"):
        "CASE WHEN is_own(entity) THEN list_transform(names, lambda one: as_name(one, $n)) ELSE names END",
    ("entity_names", "name"): "as_called(entity, name, $n)",
    ("entity_names", "folded"): "as_called(entity, folded, $n)",
    ("finding_sides", "said_by"): "list_transform(said_by, lambda one: as_entity(one, $n))",
    ("relations", "said_by"): "list_transform(said_by, lambda one: as_entity(one, $n))",
    ("article_prints", "print"):
        "CASE WHEN print IN (FROM formulas) THEN print ELSE CAST(hash(print, $n) >> 1 AS BIGINT) END",
}  # fmt: skip
LEFT_ALONE = ("about", "problems", "word_index")
COPIES_AT_ONCE = 135
SLICES = 64


def multiplied(table: str, column: str) -> str:
    """What a column of copy $n holds."""
    if column == "source":
        return "source || '~' || $n"
    kind = next((kind for kind, columns in KINDS.items() if column in columns), None)
    return CHANGED.get((table, column)) or (f'{kind}("{column}", $n)' if kind else f'"{column}"')


def moved(days: int, shift: int = 0) -> str:
    """The macros, for copies so many days apart, all moved by some more."""
    return f"CREATE TEMP TABLE apart AS SELECT {days} AS days, {shift} AS shift; {MACROS}"


def multiply(small: Path, large: Path, copies: int, days: int = 30, memory: str = "3GB") -> None:
    """Writes the large record, which must not be there yet; of at most a thousand copies."""
    if large.exists():
        raise SystemExit(f"{large} is there already")
    with closing(attach(large, write=True)) as connection:
        connection.execute(f"SET memory_limit = '{memory}'; SET checkpoint_threshold = '1GB'")
        connection.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
        connection.execute(f"{statement('schema')}; {moved(days)}")
        complete(connection)
        connection.execute("INSERT INTO about FROM small.about WHERE item IN ('schema', 'waqai', 'record_id')")
        connection.execute("INSERT INTO problems FROM small.problems")
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'record' AND table_name NOT IN "
        tables = [name for (name,) in connection.execute(f"{listed} {(*LEFT_ALONE, 'unlaid')}").fetchall()]
        for table in tables:
            _timed(table, functools.partial(copy, connection, table, range(copies)))
        _timed("word_index", lambda: _copy_terms(connection, copies))
        _timed("laid out", lambda: lay_out(connection))
        connection.execute("CHECKPOINT record")


def _timed(name: str, work: Callable[[], object]) -> None:
    clock, spent = time.perf_counter(), time.process_time()
    work()
    print(f"{name:20}{time.perf_counter() - clock:8.1f} s, {time.process_time() - spent:.1f} of processor", flush=True)


def copy(connection: DuckDBPyConnection, table: str, numbers: range) -> None:
    """Copies of these numbers after one another, as builds would have written them."""
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    wanted = ", ".join(multiplied(table, column) for column in columns)
    for start in range(0, len(numbers), COPIES_AT_ONCE):
        some = numbers[start : start + COPIES_AT_ONCE]
        parts = (f"(SELECT {wanted} FROM small.{table})".replace("$n", str(n)) for n in some)
        connection.execute(f"INSERT INTO {table} {' UNION ALL '.join(parts)}")


def _copy_terms(connection: DuckDBPyConnection, copies: int) -> None:
    """The word index in order, as a build leaves it."""
    bounds = f"WITH cut AS (SELECT term, ntile({SLICES}) OVER (ORDER BY term) AS slice FROM small.word_index) "
    bounds += "SELECT min(term) FROM cut GROUP BY slice ORDER BY 1"
    firsts = [term for (term,) in connection.execute(bounds).fetchall()]
    for first, after in zip(firsts, [*firsts[1:], None], strict=True):
        connection.execute(
            "INSERT INTO word_index WITH slice AS MATERIALIZED (FROM small.word_index "
            "WHERE term >= $first AND ($after IS NULL OR term < $after) ORDER BY term) "
            "SELECT term, as_page(page, n) AS page, part, whole, times, first, positions "
            f"FROM slice, range({copies}) AS numbers(n) ORDER BY 1, 2, 3",
            {"first": first, "after": after},
        )
    connection.execute("INSERT INTO about SELECT 'sorted word_index', CAST(count(*) AS VARCHAR) FROM word_index")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("copies", type=int)
    parser.add_argument("--days", type=int, default=30, help="between a copy and the next")
    parser.add_argument("--memory", default="3GB", help="what DuckDB may use")
    asked = parser.parse_args()
    multiply(asked.small, asked.large, asked.copies, asked.days, asked.memory)


if __name__ == "__main__":
    main()
