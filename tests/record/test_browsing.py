"""What pages are told is what the record's own tables say, however it is laid out and kept."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.reconcile.written import ARTICLES, build, write
from waqai.findings import DISAGREEMENTS
from waqai.model import EVENT_TYPES, STATUSES
from waqai.pipeline import LANGUAGE, Record
from waqai.record.browsing import Browser, Page
from waqai.record.keeping import Kept
from waqai.record.shown import EventChoice, EventRow

ALL = Page(100_000)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("browsing")
    build(folder / "news.duckdb", write(folder, ARTICLES)).close()
    return Browser(folder / "news.duckdb", LANGUAGE)


def choices(browser: Browser, chance: random.Random) -> EventChoice:
    """A choice of occurrences by one to three conditions."""
    actors = [one.key for one in browser.entities(None, Page(12))[0]]
    events = browser.events(EventChoice(), ALL)
    days = sorted(one.day for one in events if one.day)
    every = {
        "statuses": tuple(chance.sample(STATUSES, 2)),
        "types": tuple(chance.sample(EVENT_TYPES, 5)),
        "entities": (chance.choice(actors),),
        "outlet": chance.choice([one.outlet for one in events if one.outlet] or ["none"]),
        "only": chance.choice(("disputed", "several", "dated")),
        "first": chance.choice(days),
    }
    return EventChoice(**{name: every[name] for name in chance.sample(sorted(every), chance.randint(0, 3))})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(30))
def test_sums_count_the_occurrences_that_are_listed(browser: Browser, seed: int) -> None:
    choice = choices(browser, random.Random(seed))
    events, sums = browser.events(choice, ALL), browser.event_sums(choice)
    assert sums.total == len(events) == len({one.occurrence for one in events})
    assert {(one.day, one.status): one.events for one in sums.days} == Counter((one.day, one.status) for one in events)
    assert {one.value: one.count for one in sums.types} == Counter(one.type for one in events)
    assert {one.value: one.count for one in sums.outlets} == Counter(one.outlet for one in events if one.outlet)
    assert [one.day for one in sums.days] == sorted((one.day for one in sums.days), key=lambda day: (day is None, day))


def test_sums_of_a_part_count_it_alone(browser: Browser) -> None:
    actor = browser.entities(None, Page(1))[0][0].key
    parts = browser.actor_parts(actor)
    assert parts
    for role, count in parts.items():
        choice = EventChoice(players=(actor,), role=role)
        assert browser.event_sums(choice).total == count == len(browser.events(choice, ALL))


def test_a_telling_is_shown_as_it_was_read(browser: Browser) -> None:
    """Its words are those of the page, its sides those of the reading."""
    articles = [one.article for one in browser.articles(ALL)[0]]
    rows = [row for article in articles for row in browser.events_of_article(article)]
    with Browser(browser.path, LANGUAGE)._cursor() as cursor:
        told = {(row["article"], row["event"]): row for row in cursor.sql("FROM timeline").to_arrow_table().to_pylist()}
    assert len(rows) == len(told) > 0
    for row in rows:
        known = told[row.article, row.event]
        for name in ("date", "type", "mode", "status", "object", "confidence", "text", "source", "title", "outlet"):
            assert getattr(row, name) == known[name], name
        assert row.trigger == (known["trigger"]["start"], known["trigger"]["end"])
        for role in ("actors", "recipients", "places", "said_by"):
            assert [(w.key, w.name_ar, w.name_en) for w in getattr(row, role)] == [
                tuple(one.values()) for one in known[role]
            ]
        assert [(a.value, a.value_to, a.unit, a.bound) for a in row.amounts] == [
            (q["value"], q["value_to"], q["unit"], q["bound"]) for q in known["quantities"]
        ]


def test_tellings_are_found_by_event_and_by_occurrence(browser: Browser) -> None:
    rows: list[EventRow] = browser.events(EventChoice(), ALL)
    assert browser.events_at([(row.article, row.event) for row in rows]) == {(r.article, r.event): r for r in rows}
    for row in rows:
        tellings = browser.events_of_occurrence(row.occurrence)
        assert tellings[0] == row
        assert len(tellings) == row.tellings == 1 + len(row.also)
    joined = next(row for row in rows if row.tellings > 1)
    assert browser.events_of_occurrence(f"{joined.article}/{joined.event}") == []


def test_the_words_of_passages_are_those_of_their_pages(browser: Browser) -> None:
    found = browser.findings((*DISAGREEMENTS, "copy", "story", "outcome"), ALL)[0]
    assert {one.kind for one in found} >= {"copy", "story", "outcome"}
    for side in (side for one in found for side in one.sides):
        article = browser.article(side.article)
        assert article is not None
        assert side.text == article.text[side.span.start : side.span.end]


def test_pairs_by_types_are_those_of_all_types_with_fewer_acts(browser: Browser) -> None:
    every, total = browser.pairs(ALL)
    assert len(every) == total > 0
    kinds = sorted({act.type for pair in every for act in pair.acts})
    assert browser.pairs(ALL, types=kinds) == (every, total)
    wanted = {
        (pair.one, pair.two): acts for pair in every if (acts := tuple(a for a in pair.acts if a.type == kinds[0]))
    }
    found, count = browser.pairs(ALL, types=kinds[:1])
    assert {(pair.one, pair.two): pair.acts for pair in found} == wanted
    assert count == len(wanted)
    one = every[0].one.key
    assert browser.pairs(ALL, entity=one)[0] == [pair for pair in every if one in (pair.one.key, pair.two.key)]


def test_questions_are_answered_the_same_where_nothing_is_laid_out(browser: Browser, tmp_path: Path) -> None:
    bare = tmp_path / "bare.duckdb"
    shutil.copy(browser.path, bare)
    with duckdb.connect(str(bare)) as connection:
        connection.execute("DELETE FROM about WHERE item = 'rows'")
    names = [one.name_ar for one in browser.entities(None, Page(8))[0]]
    with Record(browser.path) as laid, Record(bare) as other:
        assert laid.summary() == other.summary()
        for name in names:
            assert laid.entities(name).rows == other.entities(name).rows != ()
        assert laid.findings().rows == other.findings().rows


def test_what_is_kept_stays_within_its_room() -> None:
    kept, asked = Kept(10), []

    def ask(key: int, rows: int) -> int:
        def answer() -> tuple[list[str], list[tuple[int]]]:
            asked.append(key)
            return ["n"], [(key,)] * rows

        return len(kept.get(key, answer)[1])

    assert [ask(1, 4), ask(2, 3), ask(1, 9), ask(3, 4), ask(1, 4), ask(4, 50), ask(1, 2)] == [4, 3, 4, 4, 4, 50, 2]
    assert asked == [1, 2, 3, 4, 1]
