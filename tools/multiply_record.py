"""Makes a large record of a small one, for measuring: every article COPIES times, each copy a month later and under ids
and a path of its own.  What was found across articles is multiplied with them.

    python tools/multiply_record.py news.duckdb large.duckdb 8

The copies are the same texts: a word or an actor is as frequent as in the original, a copy of an article is no copy in
the findings.  For the time that a question takes that is what matters: as many rows, spread over as many blocks.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from pathlib import Path

import duckdb

from waqai.record.database import attach
from waqai.record.laying import lay_out

MACROS = """
CREATE OR REPLACE TEMP MACRO as_article(id, n) AS substr(sha256(n || substr(id, 1, 16)), 1, 16) || substr(id, 17);
CREATE OR REPLACE TEMP MACRO as_entity(key, n) AS
  CASE WHEN regexp_matches(key, '^[0-9a-f]{16}-') THEN as_article(key, n) ELSE key END;
CREATE OR REPLACE TEMP MACRO as_published(day, n) AS CASE WHEN regexp_matches(day, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
  THEN strftime(CAST(day AS DATE) + INTERVAL (30 * n) DAY, '%Y-%m-%d') ELSE day END;
"""
ARTICLE = ("article_id", "first_article", "second_article", "page_sha256", "finding_id", "part_of")
ENTITY = ("entity", "speaker", "subject")
DAY = ("published_day", "first_day", "last_day", "sort_day", "day")
LEFT_ALONE = ("about", "problems")


def multiplied(column: str, table: str) -> str:
    """What a column of a copy holds."""
    if column in ARTICLE:
        return f"as_article({column}, $n)"
    if column in ENTITY or (table == "relations" and column == "object"):
        return f"as_entity({column}, $n)"
    if column == "said_by" and table in ("finding_sides", "relations"):
        return f"list_transform({column}, lambda one: as_entity(one, $n)) AS {column}"
    if column in DAY:
        return f'CAST("{column}" + INTERVAL (30 * $n) DAY AS DATE)'
    if column == "published":
        return "as_published(published, $n)"
    return "source || '~' || $n" if column == "source" else f'"{column}"'


def multiply(small: Path, large: Path, copies: int) -> None:
    """Writes the large record."""
    shutil.copyfile(small, large)
    with closing(attach(large, write=True)) as connection:
        connection.execute(MACROS)
        listed = "SELECT table_name FROM duckdb_tables() WHERE NOT starts_with(coalesce(comment, ''), 'For pages:')"
        tables = [name for (name,) in connection.execute(listed).fetchall() if name not in LEFT_ALONE]
        for table in tables:
            _copy(connection, table, copies)
        connection.execute("DELETE FROM about WHERE item = 'terms_sorted'")
        lay_out(connection)
        connection.execute("CHECKPOINT record")


def _copy(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> None:
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    wanted = ", ".join(multiplied(column, table) for column in columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE original AS FROM {table}")
    for n in range(1, copies):
        connection.execute(f"INSERT INTO {table} SELECT {wanted} FROM original".replace("$n", str(n)))
    print(f"{table}: {copies} times")


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
