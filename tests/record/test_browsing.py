"""What pages are told is what the record's own tables say, however it is laid out and kept."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.reconcile.written import ARTICLES, build, write
from waqai.findings import DISAGREEMENTS
from waqai.model import EVENT_TYPES, STATUSES, NameUnclear, UsageError
from waqai.pipeline import LANGUAGE, Record
from waqai.record.answers import ActorAnswer, Answer
from waqai.record.browsing import Browser
from waqai.record.choosing import Page
from waqai.record.cursors import Cursors
from waqai.record.database import attach
from waqai.record.keeping import Kept, rows_of
from waqai.record.shown import EventChoice, EventRow

ALL = Page(100_000)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("browsing")
    build(folder / "news.duckdb", write(folder, ARTICLES)).close()
    return Browser(folder / "news.duckdb", LANGUAGE)


def test_who_may_use_one_core_is_answered_by_one_thread(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    with closing(attach(browser.path)) as connection:
        assert connection.execute("SELECT current_setting('threads')").fetchone() == (1,)


def test_a_connection_is_used_again_unless_its_question_failed(browser: Browser) -> None:
    with closing(attach(browser.path)) as connection:
        cursors = Cursors(connection)
        with cursors.one() as first, cursors.one() as second:
            assert first is not second
        with pytest.raises(duckdb.Error), cursors.one() as again:
            again.execute("no question")
        assert again in (first, second)
        with cursors.one() as other, cursors.one() as made:
            assert other in (first, second)
            assert again not in (other, made)
        cursors.close()
        with pytest.raises(duckdb.Error):
            other.execute("SELECT 1")


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


def assert_counted(browser: Browser, choice: EventChoice) -> None:
    """The sums of a choice are those of its list."""
    events, sums = browser.events(choice, ALL), browser.event_sums(choice)
    assert sums.total == len(events) == len({one.occurrence for one in events})
    assert {(one.day, one.status): one.events for one in sums.days} == Counter((one.day, one.status) for one in events)
    assert {one.value: one.count for one in sums.types} == Counter(one.type for one in events)
    assert {one.value: one.count for one in sums.outlets} == Counter(one.outlet for one in events if one.outlet)
    assert [one.day for one in sums.days] == sorted((one.day for one in sums.days), key=lambda day: (day is None, day))


@pytest.mark.parametrize("seed", range(30))
def test_sums_count_the_occurrences_that_are_listed(browser: Browser, seed: int) -> None:
    assert_counted(browser, choices(browser, random.Random(seed)))


@pytest.mark.parametrize("statuses", [None, ("planned", "possible"), ("occurred",)])
def test_sums_of_a_time_count_what_reaches_into_it(browser: Browser, statuses: tuple[str, ...] | None) -> None:
    days = sorted({one.day for one in browser.events(EventChoice(), ALL) if one.day})
    for first, last in itertools.product([None, *days[::3]], repeat=2):
        assert_counted(browser, EventChoice(statuses=statuses, first=first, last=last))


def test_the_latest_are_the_same_whether_they_were_counted_or_not(browser: Browser) -> None:
    actor = browser.entities(None, Page(1))[0][0].key
    for choice in (EventChoice(), EventChoice(entities=(actor,)), EventChoice(statuses=("planned",))):
        for limit in (1, 5, 10**6):
            with closing(Browser(browser.path, LANGUAGE)) as other:
                latest = other.events(choice, Page(limit), newest_first=True)
                other.event_sums(choice)
                assert latest == other.events(choice, Page(limit), newest_first=True) != []


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
    with Browser(browser.path, LANGUAGE)._cursors.one() as cursor:
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


def test_dealings_of_two_count_the_occurrences_between_them(browser: Browser) -> None:
    """Those that a choice of both finds, by month, kind and way, on however many pages."""
    pairs = [(pair.one.key, pair.two.key) for pair in browser.pairs(ALL)[0]]
    for one, two in [*pairs, *((two, one) for one, two in pairs)]:
        told, dealings = browser.between(one, two, ALL)
        choice = EventChoice(entities=(one,), others=(two,))
        assert [row for row, _ in told] == browser.events(choice, ALL) != []
        pages = [browser.between(one, two, Page(1, at)) for at in range(len(told))]
        assert told == [part for page, _ in pages for part in page]
        assert all(of_all == dealings for _, of_all in [*pages, browser.between(one, two, Page(1, len(told)))])
        counted = Counter((r.day and r.day[:7], r.type, r.mode, r.status, way) for r, way in told)
        assert {(d.month, d.type, d.mode, d.status, d.way): d.events for d in dealings} == counted
        sides = [({a.key for a in row.actors}, {a.key for a in row.recipients}, way) for row, way in told]
        for actors, recipients, way in sides:
            if one in actors and two in actors:
                assert way == "both"
            elif one in actors and two in recipients:
                assert way in ("forth", "both")


def test_layers_are_what_was_read_of_an_article(browser: Browser) -> None:
    """Every item at its place, with whom it refers to."""
    with Browser(browser.path, LANGUAGE)._cursors.one() as cursor:
        told = Counter(cursor.execute(READ).fetchall())
    articles = [one.article for one in browser.articles(ALL)[0]]
    marks = [(article, mark) for article in articles for mark in browser.layers(article)]
    shown = Counter(
        (article, m.layer, m.start, m.end, m.id, m.value, m.name_ar, m.kind, m.more) for article, m in marks
    )
    assert shown == told
    assert {mark.layer for _, mark in marks} >= {"entity", "time", "amount", "quote"}
    for article in articles:
        known = browser.article(article)
        assert known is not None
        assert article in [one.article for one in browser.articles_of_page(known.page)]
        assert [(m.start, -m.end) for m in browser.layers(article)] == sorted(
            (m.start, -m.end) for m in browser.layers(article)
        )
    assert browser.article("nothing") is None
    assert browser.layers("nothing") == []


READ = """
SELECT m.article_id, 'entity', m.span_start, m.span_end, m.mention_id, m.entity, n.name_ar, n.type, NULL
FROM mentions m LEFT JOIN entities n ON n.article_id = m.article_id AND n.entity = m.entity
UNION ALL SELECT article_id, 'time', span_start, span_end, time_id, value, NULL, kind, anchor FROM times
UNION ALL SELECT article_id, 'amount', span_start, span_end, quantity_id, CAST(value AS VARCHAR),
  CAST(value_to AS VARCHAR), unit, bound FROM quantities
UNION ALL SELECT q.article_id, 'quote', q.span_start, q.span_end, q.quote_id, q.speaker, n.name_ar,
  CASE WHEN q.direct THEN 'direct' ELSE 'reported' END, q.via
FROM quotes q LEFT JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker
UNION ALL SELECT article_id, 'furniture', span_start, span_end, CAST(number AS VARCHAR), NULL, NULL, kind, NULL
FROM furniture
"""


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same record, which doesn't know that its rows are laid out."""
    path = tmp_path_factory.mktemp("bare") / "bare.duckdb"
    shutil.copy(browser.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM about WHERE item = 'rows'")
    return path


def questions(browser: Browser, chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """Questions with one to three conditions, half of them with a limit."""
    actors = [one.key for one in browser.entities(None, Page(12))[0]] + ["الوزير"]
    events = browser.events(EventChoice(), ALL)
    days = sorted(one.day for one in events if one.day)
    outlets = [one.value for one in browser.outlets(9)] or ["none"]
    whom, word = chance.choice(actors), chance.choice(chance.choice(events).text.split())
    common = {"first": chance.choice(days), "last": chance.choice(days)[:7], "outlet": chance.choice(outlets)[:4]}
    told: dict[str, dict[str, Any]] = {
        "timeline": {
            "actor": whom, "place": chance.choice(actors), "said_by": chance.choice(actors), "min_confidence": 0.5,
            "status": chance.choice(STATUSES), "type": chance.choice(events).type, **common,
        },
        "quotes": {"speaker": whom, "about": chance.choice(actors), "text": word, "direct": True, **common},
        "relations": {"about": whom, "standing": "current", **common},
        "findings": {
            "kinds": chance.choice([("copy",), ("story",), ("outcome",), ("occurrence",), DISAGREEMENTS]),
            "actor": whom, "source": chance.choice("123"), "least": 0.6, "independent": 2, **common,
        },
        "pair": {"first": days[0]},
    }  # fmt: skip

    def some(given: dict[str, Any]) -> dict[str, Any]:
        names = chance.sample(sorted(given), min(len(given), chance.randint(0, 3)))
        return {name: given[name] for name in names} | chance.choice(({}, {"limit": chance.randint(0, 9)}))

    asked = {what: [some(given) for _ in range(4)] for what, given in told.items()}
    asked["findings"] = [{"kinds": told["findings"]["kinds"], **one} for one in asked["findings"]]
    pairs = browser.pairs(ALL)[0]
    for one in asked["pair"]:
        sides = chance.choice(pairs)
        one |= {"one": sides.one.key, "two": sides.two.key}
    asked["actor"] = [{"name": one, "limit": limit} for one in actors[:3] for limit in (None, 2)]
    asked["entities"] = [{"name": one} for one in (*actors[:3], word)] + [{"limit": 7}]
    return {**asked, "summary": [{}]}


@pytest.mark.parametrize("seed", range(12))
def test_questions_are_answered_the_same_where_nothing_is_laid_out(browser: Browser, bare: Path, seed: int) -> None:
    def answer(record: Record, what: str, given: dict[str, Any]) -> Any:
        try:
            found = getattr(record, what)(**given)
        except (NameUnclear, UsageError) as error:
            return str(error).replace(str(record.path), "")
        if isinstance(found, ActorAnswer):
            return [list(getattr(found, one.name)) if one.name != "entity" else found.entity for one in fields(found)]
        return list(found) if isinstance(found, Answer | list) else found

    with Record(browser.path) as laid, Record(bare) as other:
        for what, asked in questions(browser, random.Random(seed)).items():
            for given in asked:
                assert answer(laid, what, given) == answer(other, what, given), (what, given)


@pytest.mark.parametrize("newest_first", [True, False])
def test_pages_of_occurrences_are_those_of_the_whole_list(browser: Browser, newest_first: bool) -> None:
    whole = browser.events(EventChoice(), ALL, newest_first)
    days = [one.day for one in whole if one.day]
    assert days == sorted(days, reverse=newest_first)
    assert None not in [one.day for one in whole[: len(days)]]
    for size in (1, 7):
        starts = range(0, len(whole) + size, size)
        pages = [browser.events(EventChoice(), Page(size, at), newest_first) for at in starts]
        assert [one for page in pages for one in page] == whole


def test_what_is_kept_stays_within_its_room() -> None:
    kept, asked = Kept(10, rows_of), []

    def ask(key: int, rows: int) -> int:
        def answer() -> tuple[list[str], list[tuple[int]]]:
            asked.append(key)
            return ["n"], [(key,)] * rows

        return len(kept.get(key, answer)[1])

    assert [ask(1, 4), ask(2, 3), ask(1, 9), ask(3, 4), ask(1, 4), ask(4, 50), ask(1, 2)] == [4, 3, 4, 4, 4, 50, 2]
    assert asked == [1, 2, 3, 4, 1]
