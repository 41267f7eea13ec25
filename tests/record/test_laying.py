"""What pages show is the same whether it was laid out whole or change by change."""

from __future__ import annotations

import random
import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.reconcile.written import ARTICLES, build, write
from waqai.engines.local import LocalEngine
from waqai.model import ReadOptions
from waqai.pipeline import Record
from waqai.record import across, laying
from waqai.record.database import attach, statement

TABLES = tuple(re.findall(r"^CREATE OR REPLACE TABLE (\w+)", statement("rows"), re.MULTILINE))
INDEXED = [
    found
    for name in ("indexes", "index_texts")
    for found in re.findall(r"^CREATE INDEX .* ON (\w+) \((\w+)\)", statement(f"queries/laying/{name}"), re.MULTILINE)
]


def rows(path: Path) -> dict[str, list[str]]:
    with closing(attach(path)) as connection:
        found = {table: sorted(map(repr, connection.execute(f"FROM {table}").fetchall())) for table in TABLES}
        assert connection.execute("FROM unlaid").fetchall() == []
        for table, column in INDEXED:
            keys = [key for (key,) in connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()]
            looked_up = f"FROM {table} WHERE {column} IN ({', '.join('?' * len(keys)) or 'NULL'})"
            scanned = (
                found[table] if table in found else sorted(map(repr, connection.execute(f"FROM {table}").fetchall()))
            )
            assert sorted(map(repr, connection.execute(looked_up, keys).fetchall())) == scanned, table
    return found


def laid_out_whole(path: Path) -> dict[str, list[str]]:
    with closing(attach(path, write=True)) as connection:
        laying.lay_out(connection)
    return rows(path)


@pytest.fixture
def never_whole(monkeypatch):
    """After its first time no record is laid out whole: says so if one is."""
    whole = laying.lay_out

    def lay_out(connection):
        assert laying._about(connection, "rows") is None, "laid out whole"
        whole(connection)

    monkeypatch.setattr(laying, "lay_out", lay_out)


def parts_of(chance: random.Random, some: list, parts: int) -> list[list]:
    order = chance.sample(some, len(some))
    cut = sorted(chance.sample(range(1, len(order)), parts - 1))
    return [order[a:b] for a, b in zip([0, *cut], [*cut, len(order)], strict=True)]


@pytest.mark.parametrize("seed", range(4))
def test_rows_laid_out_change_by_change_are_those_laid_out_whole(tmp_path, monkeypatch, never_whole, seed):
    """In any order and any number of builds, after each of them, and after pages went."""
    chance = random.Random(seed)
    path = tmp_path / "news.duckdb"
    parts = [write(tmp_path, part, f"part{n}") for n, part in enumerate(parts_of(chance, ARTICLES, 4))]
    with Record(path) as record:
        for part in parts:
            record.build([str(part)], engine=LocalEngine(1))
        grown = rows(path)
        monkeypatch.undo()
        assert laid_out_whole(path) == grown
        sources = [row["source"] for row in record.sql("SELECT source FROM pages ORDER BY source").rows]
        for gone in (chance.sample(sources, 1), chance.sample(sources, 12)):
            record.forget(gone)
            left = rows(path)
            assert laid_out_whole(path) == left
        assert len(grown["event_rows"]) > len(left["event_rows"]) > 0


def test_order_and_number_of_builds_change_no_row(tmp_path):
    files = [write(tmp_path, part, f"part{n}") for n, part in enumerate(parts_of(random.Random(7), ARTICLES, 3))]
    with build(tmp_path / "one.duckdb", *files), build(tmp_path / "other.duckdb", *reversed(files)):
        assert rows(tmp_path / "one.duckdb") == rows(tmp_path / "other.duckdb")


def test_what_comes_with_a_page_is_laid_out_anew(tmp_path, monkeypatch, never_whole):
    """Another date, another outlet, and another place that is the first in alphabetical order."""
    texts = [f"{one['title']}\n{one['text'].strip()}\n" for one in ARTICLES[:12]]
    for n, text in enumerate(texts):
        (tmp_path / f"m{n}.txt").write_text(text, "utf-8")
    path = tmp_path / "news.duckdb"
    with Record(path) as record:
        pages = [str(tmp_path / f"m{n}.txt") for n in range(len(texts))]
        record.build(pages, ReadOptions(published="2025-01-01"), LocalEngine(1))
        before = rows(path)
        record.build(pages[:3], ReadOptions(published="2025-02-03"), LocalEngine(1))
        moved = rows(path)
        (tmp_path / "a.txt").write_text(texts[5], "utf-8")
        record.build([str(tmp_path / "a.txt")], ReadOptions(published="2025-01-01"), LocalEngine(1))
        renamed = rows(path)
        monkeypatch.undo()
        assert before["event_rows"] != moved["event_rows"] != renamed["event_rows"]
        assert laid_out_whole(path) == renamed


def test_a_build_lays_out_what_it_changed_alone(tmp_path, monkeypatch):
    path = tmp_path / "news.duckdb"
    laid: list[int] = []
    some = laying._lay_out

    def counted(connection):
        laid.append(connection.execute("SELECT count(*) FROM laid_articles").fetchall()[0][0])
        some(connection)

    monkeypatch.setattr(laying, "_lay_out", counted)
    with build(path, write(tmp_path, ARTICLES[:-1])) as record:
        (tmp_path / "new.txt").write_text("عنوان\nوصل إلى المرفأ مركب محمّل بالقمح.\n", "utf-8")
        record.build([str(tmp_path / "new.txt")], engine=LocalEngine(1))
    assert laid == [len(ARTICLES) - 1, 1]


def test_what_else_wrote_to_a_record_is_found_out(tmp_path):
    """Articles that no build took out: all is laid out anew."""
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES[:20])):
        pass
    with closing(attach(path, write=True)) as connection:
        gone = connection.execute("SELECT min(article_id) FROM articles").fetchall()[0][0]
        for (table,) in connection.execute(statement("queries/tables")).fetchall():
            if table in ("articles", "entities", "events", "entity_names", "mentions", "quotes", "event_arguments"):
                connection.execute(f"DELETE FROM {table} WHERE article_id = ?", [gone])
        tables = across.FindingTables(connection, "other")
        tables.begin()
        tables.changes()
        tables.commit()
        tables.finish()
    assert laid_out_whole(path) == rows(path)


def test_many_loose_rows_are_laid_out_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(laying, "LOOSE_ROWS", 0)
    monkeypatch.setattr(laying, "LOOSE_SHARE", 0.0)
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES[:20], "a")) as record:
        record.build([str(write(tmp_path, ARTICLES[20:], "b"))], engine=LocalEngine(1))
    with closing(attach(path)) as connection:
        numbers = [number for (number,) in connection.execute("SELECT number FROM event_rows").fetchall()]
        assert laying._about(connection, "rows_loose") == "0"
    assert numbers == sorted(numbers)


def test_rows_laid_out_some_at_a_time_are_those_laid_out_at_once(tmp_path, monkeypatch):
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES)):
        pass
    at_once = rows(path)
    monkeypatch.setattr(laying, "SLICES", dict.fromkeys(laying.SLICES, 7))
    assert laid_out_whole(path) == at_once


def test_large_tables_are_sorted_by_what_they_are_asked_by(tmp_path, monkeypatch):
    """And each article keeps the order of its reading."""
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES)) as record:
        before = [one.reading for one in record.wholes()]
        record.close()
        monkeypatch.setattr(laying, "UNSORTED_ROWS", 0)
        laid_out_whole(path)
        assert [one.reading for one in record.wholes()] == before
    with closing(attach(path)) as connection:
        for table, column in (("mentions", "article_id"), ("pages", "page_sha256"), ("entity_names", "folded")):
            found = [one for (one,) in connection.execute(f"SELECT {column} FROM {table}").fetchall()]
            assert found == sorted(found)
            assert laying._about(connection, f"sorted {table}") == str(len(found))


def test_a_build_sorts_tables_and_indexes_them(tmp_path, monkeypatch):
    """In its one transaction, whether it lays out all or what changed."""
    path = tmp_path / "news.duckdb"
    monkeypatch.setattr(laying, "UNSORTED_ROWS", 0)
    monkeypatch.setattr(laying, "UNSORTED_SHARE", 0.0)
    with build(path, write(tmp_path, ARTICLES[:20], "a")) as record:
        assert len(rows(path)["article_rows"]) == 20
        record.build([str(write(tmp_path, ARTICLES[20:], "b"))], engine=LocalEngine(1))
    grown = rows(path)
    assert len(grown["article_rows"]) == len(ARTICLES)
    assert laid_out_whole(path) == grown


def test_rows_that_a_killed_build_left_behind_are_laid_out(tmp_path):
    """What it did to the findings was noted in its own memory alone."""
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES[:20])):
        pass
    with closing(attach(path, write=True)) as connection:
        tables = across.FindingTables(connection, "x")
        tables.begin()
        tables.touch([article for (article,) in connection.execute("SELECT article_id FROM articles").fetchall()])
        tables.forget_findings(["copy", "story"])
        tables.commit()
    with closing(attach(path, write=True)) as connection:
        assert not laying.is_up_to_date(connection)
        across.FindingTables(connection, "x").finish()
        assert laying.is_up_to_date(connection)
    left = rows(path)
    assert left["finding_rows"]
    assert laid_out_whole(path) == left


def test_values_are_looked_up_by_their_indexes(tmp_path):
    """After a build that added some, too, and through a cursor, which has settings of its own."""
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, ARTICLES[:20], "a")) as record:
        record.build([str(write(tmp_path, ARTICLES[20:], "b"))], engine=LocalEngine(1))
    with closing(attach(path)) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("USE record")
        for table, column in INDEXED:
            some = [key for (key,) in cursor.execute(f"SELECT DISTINCT {column} FROM {table} LIMIT 60").fetchall()]
            wanted = f"SELECT unnest(CAST($keys AS {type_of(cursor, table, column)}[])) AS sought"
            query = f"EXPLAIN ANALYZE SELECT * FROM ({wanted}) JOIN {table} ON {column} = sought"
            assert "Index Scan" in cursor.execute(query, {"keys": some}).fetchall()[0][1], table


def type_of(cursor, table: str, column: str) -> str:
    return cursor.execute(f"SELECT any_value(typeof({column})) FROM {table}").fetchall()[0][0]
