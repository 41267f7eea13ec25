"""The layout: whoever opens the file must find every table, view and column explained."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.record.made import LANGUAGE, TEXT, VERSION, entry
from waqai.record.database import attach, complete, statement
from waqai.record.store import Store
from waqai.record.writing import TABLES, Build

# Filled by what is found across articles.
ACROSS = re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", statement("findings"))
DOCS = Path(__file__).parents[2] / "docs" / "record.md"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("schema") / "made.duckdb"
    with Build(path, VERSION, "0") as build:
        build.add(entry())
    with Store(path, LANGUAGE) as opened:
        yield opened


def rows(store, query):
    return store.sql(query, None).rows


def test_everything_has_a_comment(store):
    assert rows(store, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == ()
    assert rows(store, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL") == ()
    bare = rows(store, "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL")
    assert bare == ()


def test_writer_fills_every_table(store):
    names = {row["table_name"] for row in rows(store, "SELECT table_name FROM duckdb_tables()")}
    assert names == {*TABLES, *ACROSS, "about"}


def test_keys_named_in_comments_are_keys(store):
    found = rows(store, "SELECT table_name, comment FROM duckdb_tables() WHERE comment LIKE '%key: %'")
    assert len(found) == len({*TABLES, *ACROSS} - {"unlaid"})  # a list of what was done, without a key
    for row in found:
        key = re.search(r"key: ([\w, ]+)", row["comment"])[1].strip()
        counted = rows(store, f"SELECT count(*) AS n, count(DISTINCT ({key})) AS d FROM {row['table_name']}")[0]
        assert counted["n"] == counted["d"], row["table_name"]


def test_a_record_has_its_own_views_beside_another(store, tmp_path):
    """As `tools/multiply_record.py` lays one out, with the small one attached."""
    with closing(attach(tmp_path / "large.duckdb", write=True)) as connection:
        connection.execute(f"ATTACH '{store.path}' AS small (READ_ONLY)")
        connection.execute(statement("schema"))
        complete(connection)
        query = "SELECT database_name, count(*) FROM duckdb_views() WHERE NOT internal GROUP BY ALL"
        counts = dict(connection.execute(query).fetchall())
    assert counts["record"] == counts["small"]


def test_every_view_answers(store):
    views = rows(store, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = 'record'")
    assert {row["view_name"] for row in views} == {
        "across", "activity", "actors", "evidence", "outlets", "pairs", "quotations", "search_terms", "timeline",
    }  # fmt: skip
    for row in views:
        if row["view_name"] == "across":  # nothing was compared here; `tests/reconcile` looks at what it answers
            continue
        assert rows(store, f"SELECT * FROM {row['view_name']}"), row["view_name"]


def test_words_are_cut_by_code_points(store):
    """An astral character, a variation selector, vowel marks and a combining accent stand before the words."""
    found = rows(store, "SELECT kind, text, span_start, span_end FROM evidence")
    assert len(found) >= 8
    for row in found:
        assert row["text"] == TEXT[row["span_start"] : row["span_end"]]
    assert {row["text"] for row in found if row["kind"] == "furniture"} == {"😀"}
    assert {row["text"] for row in found if row["kind"] == "quote"} == {"لن تنجح e\N{COMBINING ACUTE ACCENT} المحادثات"}


def test_events_are_the_same_in_view_and_question(store):
    from_view = rows(store, "SELECT article, event, actors FROM timeline ORDER BY event")
    assert [row["event"] for row in from_view] == ["e1", "e2"]
    assert from_view[0]["actors"] == [{"key": "Q842", "name_ar": "عُمان", "name_en": "Oman"}]


def test_schema_and_documentation_name_the_same_things():
    text = DOCS.read_text("utf-8")
    tables = re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", statement("schema") + statement("findings"))
    assert len(tables) > len(TABLES)
    assert [name for name in tables if f"`{name}`" not in text] == []
