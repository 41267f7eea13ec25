"""Findings depend on the pages alone: not on their order, the number of builds, or what was there before."""

from __future__ import annotations

import functools
import itertools
import random

import duckdb
import pytest

from tests.reconcile.written import ARTICLES, EVENTS, build, write
from waqai.engines.local import LocalEngine
from waqai.findings import Changes
from waqai.model import ReadOptions, RecordError
from waqai.pipeline import Record, find_across, finding_version
from waqai.reconcile import update
from waqai.record.across import is_current
from waqai.record.writing import Build

TABLES = (
    "findings", "finding_sides", "article_marks", "article_prints", "article_terms", "article_links", "event_keys",
    "event_sketches", "event_links",
)  # fmt: skip
SOME = [a for name in ("01_dam_toll", "02_planned_visit", "08_agency_family") for a in EVENTS[name]["article"]]


def dump(record: Record) -> dict[str, list[str]]:
    return {table: sorted(map(repr, record.sql(f"SELECT * FROM {table}").rows)) for table in TABLES}


@pytest.mark.parametrize("seed", range(3))
def test_order_and_number_of_builds_change_nothing(tmp_path, seed):
    chance = random.Random(seed)
    order = chance.sample(ARTICLES, len(ARTICLES))
    cut = sorted(chance.sample(range(1, len(order)), 3))
    parts = [order[a:b] for a, b in zip([0, *cut], [*cut, len(order)], strict=True)]
    files = [write(tmp_path, part, f"part{n}") for n, part in enumerate(parts)]
    with build(tmp_path / "once.duckdb", write(tmp_path, ARTICLES)) as once:
        whole = dump(once)
    with build(tmp_path / "often.duckdb", *files) as often:
        assert dump(often) == whole


@pytest.mark.parametrize(("articles", "window"), [(SOME, 3), (ARTICLES, 40)])
def test_windows_of_time_change_nothing(tmp_path, articles, window, monkeypatch):
    """Taken in a few at a time, whether all are new, some went and came again, or all are made anew by another
    version."""
    pages = write(tmp_path, articles)
    path = tmp_path / "news.duckdb"
    with build(path, pages) as record:
        whole = dump(record)
        monkeypatch.setattr(update, "windows", functools.partial(sized, update.windows, window))
        record.forget([f"{pages}#{n}" for n in range(2, 9)])
        record.build([str(pages)], engine=LocalEngine(1))
        assert dump(record) == whole
    with Build(path, "x", "0") as running:
        find_across(running.across("another version"), LocalEngine(1))
    with Record(path) as record:
        found = dump(record)
    assert found.pop("article_marks") != whole.pop("article_marks")
    assert found == whole


@pytest.mark.parametrize("seed", [1])
def test_killed_between_two_windows_it_goes_on(tmp_path, seed, monkeypatch):
    chance = random.Random(seed)
    pages = write(tmp_path, SOME)
    with build(tmp_path / "once.duckdb", pages) as once:
        whole = dump(once)
    path = tmp_path / "killed.duckdb"
    monkeypatch.setattr(update, "_take_in", dying_after(chance.randrange(1, 4), update._take_in))
    monkeypatch.setattr(update, "windows", functools.partial(sized, update.windows, 2))
    with Record(path) as record, pytest.raises(KeyboardInterrupt):
        record.build([str(pages)], engine=LocalEngine(1))
    monkeypatch.undo()
    with Record(path) as record:
        assert 0 < record.sql("SELECT count(*) AS n FROM article_marks").rows[0]["n"] < len(SOME)
    assert not is_current(path, finding_version())
    with build(path, pages) as record:
        assert dump(record) == whole


def sized(windows, size, changes, _):
    return windows(changes, size)


def dying_after(count, step):
    left = itertools.count(count, -1)

    def once_more(*given):
        if next(left) == 0:
            raise KeyboardInterrupt
        return step(*given)

    return once_more


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_fingerprint_that_becomes_common_changes_nothing_else(tmp_path, monkeypatch, most):
    """What too many share finds nothing, whenever it came to be so."""
    monkeypatch.setattr(update, "MOST_SHARING", most)
    files = [write(tmp_path, [one], f"part{n}") for n, one in enumerate(SOME)]
    with build(tmp_path / "once.duckdb", write(tmp_path, SOME)) as once:
        whole = dump(once)
    with build(tmp_path / "often.duckdb", *reversed(files)) as often:
        assert dump(often) == whole


def test_a_new_date_moves_what_hangs_on_it(tmp_path):
    """An article that is read again with another date takes its neighbours' findings along."""
    wires = EVENTS["08_agency_family"]["article"]
    for one in wires:
        (tmp_path / f"{one['id']}.txt").write_text(f"{one['title']}\n{one['text'].strip()}\n", "utf-8")

    def add(record, one, published):
        record.build([str(tmp_path / f"{one['id']}.txt")], ReadOptions(published=published), LocalEngine(1))

    with Record(tmp_path / "at once.duckdb") as record:
        for one in wires:
            add(record, one, "2025-04-20" if one["id"] == "wire1" else one["date"])
        wanted = dump(record)
    with Record(tmp_path / "moved.duckdb") as record:
        for one in wires:
            add(record, one, one["date"])
        assert dump(record) != wanted
        add(record, wires[0], "2025-04-20")
        assert dump(record) == wanted


def test_building_again_touches_nothing(tmp_path):
    pages = write(tmp_path, SOME)
    with build(tmp_path / "news.duckdb", pages):
        stamp = (tmp_path / "news.duckdb").stat().st_mtime_ns
    with build(tmp_path / "news.duckdb", pages):
        assert (tmp_path / "news.duckdb").stat().st_mtime_ns == stamp


@pytest.mark.parametrize("gone", ["wire1", "toll3", "visit2"])
def test_a_page_that_goes_takes_its_share_away(tmp_path, gone):
    rest = [one for one in SOME if one["id"] != gone]
    with build(tmp_path / "rest.duckdb", write(tmp_path, rest, "rest")) as record:
        wanted = dump(record)
    with build(tmp_path / "all.duckdb", write(tmp_path, SOME)) as record:
        assert dump(record) != wanted
        assert record.forget([f"{tmp_path}/news.jsonl#{[a['id'] for a in SOME].index(gone) + 1}"]) == 1
        assert dump(record) == wanted


def test_a_build_that_was_cut_off_is_made_good(tmp_path):
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, SOME)) as record:
        wanted = dump(record)
    with Build(path, "x", "0") as running:
        tables = running.across("another version")
        assert tables is not None
        tables.begin()
        assert set(tables.changes().come) == set(tables.changes().gone)
    assert is_current(path, finding_version())
    with Build(path, "x", "0") as running:
        find_across(running.across("another version"), LocalEngine(1))
    assert not is_current(path, finding_version())
    with build(path, write(tmp_path, SOME)) as record:
        got = dump(record)
    assert got == wanted


def test_a_record_of_before_says_what_to_do(tmp_path):
    path = tmp_path / "news.duckdb"
    with build(path, write(tmp_path, SOME)):
        pass
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP VIEW across")
        for table in TABLES:
            connection.execute(f"DROP TABLE {table}")
    with Record(path) as record:
        with pytest.raises(RecordError, match="once more"):
            record.findings(kinds=("copy",))
        record.build([str(write(tmp_path, SOME))], engine=LocalEngine(1))
        assert len(record.findings(kinds=("copy",)))


def test_changes_of_an_empty_record_are_none(tmp_path):
    path = tmp_path / "news.duckdb"
    with Build(path, "x", "0") as running:
        tables = running.across("1")
        assert tables is None or tables.changes() == Changes((), ())
