"""The usual questions, and what they say to names, days and words that fit nothing."""

from __future__ import annotations

import dataclasses
from array import array

import pytest

from tests.record.made import LANGUAGE, TEXT, VERSION, entry
from waqai.model import Entity, NameUnclear, Span, UsageError
from waqai.record.answers import EventFilter, QuoteFilter
from waqai.record.rows import Terms
from waqai.record.store import Store
from waqai.record.writing import Build

LATER = TEXT + "\nوعاد الوفد إلى صنعاء."


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("questions") / "made.duckdb"
    with Build(path, VERSION, "0") as build:
        build.add(entry())
        build.add(entry("b.txt", LATER, None))
    with Store(path, LANGUAGE) as opened:
        yield opened


def events(store, **wanted):
    return [(row.source, row.event) for row in store.timeline(EventFilter(**wanted))]


ALL = [("a.txt", "e2"), ("a.txt", "e1"), ("b.txt", "e1"), ("b.txt", "e2")]
TALKS = [("a.txt", "e1"), ("b.txt", "e1")]


def test_timeline_row_is_whole(store):
    row = store.timeline(EventFilter(type="consult")).rows[0]
    assert (row.date, row.sort_day, row.date_basis) == ("2024-05", "2024-05-01", "event")
    assert [named.name_en for named in row.actors] == ["Oman"]
    assert [named.name_ar for named in row.recipients] == ["اليمن"]
    assert [named.name_ar for named in row.said_by] == ["وزير الخارجية العماني"]
    assert [(q.value, q.unit, q.text) for q in row.quantities] == [(40.0, "person", "40 مندوبا")]
    assert row.trigger_text == TEXT[row.trigger.start : row.trigger.end] == "ستستضيف"
    assert row.text == TEXT[row.sentence.start : row.sentence.end]
    assert (row.outlet, row.published, row.places) == ("صحيفة المدى", "2024-04-20", ())


def test_undated_event_is_sorted_by_publication_and_says_so(store):
    row = next(row for row in store.timeline(EventFilter()) if row.event == "e2")
    assert (row.date, row.sort_day, row.date_basis) == (None, "2024-04-20", "published")
    last = store.timeline(EventFilter()).rows[-1]
    assert (last.source, last.sort_day, last.date_basis) == ("b.txt", None, "unknown")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ALL),
        ({"limit": 1}, ALL[:1]),
        ({"limit": 0}, []),
        ({"type": "reject"}, [ALL[0], ALL[3]]),
        ({"status": "planned"}, TALKS),
        ({"min_confidence": 0.5}, TALKS),
        ({"mode": "meet"}, TALKS),
        ({"actor": "Q842"}, TALKS),
        ({"actor": "oman"}, TALKS),
        ({"actor": "عمان"}, TALKS),
        ({"actor": "اليمن"}, TALKS),
        ({"actor": "خبراء"}, [ALL[0], ALL[3]]),
        ({"pair": ("Yemen", "عُمان")}, TALKS),
        ({"pair": ("Oman", "خبراء")}, []),
        ({"place": "Oman"}, [ALL[0], ALL[3]]),
        ({"said_by": "وزير الخارجية"}, TALKS),
        ({"outlet": "المدى"}, ALL),
        ({"outlet": "ALMADA"}, ALL),
        ({"outlet": "القدس"}, []),
        ({"first": "2024-05-31"}, TALKS),
        ({"first": "2024-06"}, []),
        ({"last": "2024-04"}, [ALL[0]]),
        ({"first": "2024", "last": "2024"}, ALL[:3]),
    ],
)
def test_filters(store, wanted, found):
    assert events(store, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"type": "TALK"}, "no event type TALK; there are AGREE"),
        ({"status": "maybe"}, "no status maybe"),
        ({"first": "أمس"}, "first: أمس is no date"),
        ({"limit": -1}, "from 0 up"),
        ({"pair": ("Oman", "Yemen"), "actor": "Oman"}, "not both"),
    ],
)
def test_wrong_filters_say_what_is_right(store, wanted, message):
    with pytest.raises(UsageError, match=message):
        store.timeline(EventFilter(**wanted))


def test_unknown_name_is_an_error_with_a_hint(store):
    with pytest.raises(NameUnclear, match="Try another spelling") as caught:
        store.timeline(EventFilter(actor="أطلنطس"))
    assert caught.value.candidates == ()


def test_actor(store):
    answer = store.actor("عُمَان")
    assert (answer.entity.key, answer.entity.articles, answer.entity.mentions) == ("Q842", 2, 2)
    assert [(seen.value, seen.count) for seen in answer.names] == [("عُمان", 2)]
    assert [(count.value, count.count) for count in answer.types] == [("CONSULT", 2)]
    assert [(count.value, count.count) for count in answer.partners] == [("اليمن", 2)]
    assert (len(answer.as_actor), len(answer.as_recipient), len(answer.quotes)) == (2, 0, 0)
    assert [row.subject.name_ar for row in answer.relations] == ["وزير الخارجية العماني"] * 2


def test_unlinked_entities_that_share_a_name_are_asked_together(store):
    answer = store.actor("خبراء")
    assert len(answer.as_actor) == len(answer.quotes) == 2


def ambiguous(path, times):
    """A record in which two linked entities bear one name, the second in `times` articles."""
    with Build(path, VERSION, "0") as build:
        for number in range(times):
            made = entry(f"{number}.txt", TEXT + f"\n{number}")
            article = made.rows["articles"][0][0]
            names = made.rows["entity_names"]
            names.append((article, "Q805", "الجمهورية", "الجمهورية", False))
            if number == 0:
                names.append((article, "Q842", "الجمهورية", "الجمهورية", False))
            build.add(made)
    return Store(path, LANGUAGE)


def test_ambiguous_name_lists_candidates(tmp_path):
    with (
        ambiguous(tmp_path / "r.duckdb", 2) as store,
        pytest.raises(NameUnclear, match=r"Q805 اليمن \(Yemen\); Q842") as caught,
    ):
        store.actor("الجمهورية")
    assert [candidate.key for candidate in caught.value.candidates] == ["Q805", "Q842"]


def test_dominant_bearer_of_a_name_is_meant(tmp_path):
    with ambiguous(tmp_path / "r.duckdb", 5) as store:
        assert store.actor("الجمهورية").entity.key == "Q805"


def test_entities(store):
    keys = [row.key for row in store.entities(None, None)]
    assert keys[:2] == ["Q805", "Q842"]
    assert len(keys) == 6
    assert [row.key for row in store.entities("Yem", None)] == []
    assert [row.key for row in store.entities("yemen", None)] == ["Q805"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 2),
        ({"speaker": "خبراء"}, 2),
        ({"speaker": "Oman"}, 0),
        ({"direct": False}, 0),
        ({"text": "المحادثات"}, 2),
        ({"text": '"لن تنجح"'}, 2),
        ({"text": '"تنجح لن"'}, 0),
        ({"text": "اليمن"}, 0),
        ({"first": "2024-04"}, 1),
        ({"text": "تنجح", "limit": 1}, 1),
        ({"about": "Oman"}, 0),
    ],
)
def test_quotes(store, wanted, found):
    assert len(store.quotes(QuoteFilter(**wanted))) == found


def test_quote_row_is_whole(store):
    row = store.quotes(QuoteFilter(first="2024")).rows[0]
    assert row.speaker is not None
    assert row.speaker.name_ar == "خبراء"
    assert row.text == TEXT[row.span.start : row.span.end]
    assert (row.cue_text, row.direct) == ("وقال", True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("عمان", {"a.txt", "b.txt"}),
        ("عُمَان", {"a.txt", "b.txt"}),
        ("صنعاء", {"b.txt"}),
        ("الوفد صنعاء", {"b.txt"}),
        ("محادثات", {"a.txt", "b.txt"}),
        ("المحادثات", {"a.txt", "b.txt"}),
        ('"وزير الخارجية"', {"a.txt", "b.txt"}),
        ('"الخارجية وزير"', set()),
        ('"محادثات أعلن"', set()),
        ("«وعاد الوفد»", {"b.txt"}),
        ("قال", {"a.txt", "b.txt"}),
        ("وصنعاء", {"b.txt"}),
        ("لاشيء صنعاء", {"b.txt"}),
        ("لاشيء", set()),
    ],
)
def test_search(store, query, found):
    assert {hit.source for hit in store.search(query, 10)} == found


def test_hits_lead_back_to_the_page(store):
    (hit,) = store.search("الوفد صنعاء", 10)
    assert [LATER[span.start : span.end] for span in hit.spans] == ["الوفد", "صنعاء"]
    assert hit.text == LATER[hit.snippet.start : hit.snippet.end]
    assert "الوفد إلى صنعاء" in hit.text
    assert all(hit.snippet.start <= span.start and span.end <= hit.snippet.end for span in hit.spans)


def test_words_between_headline_and_paragraph_make_no_phrase(store):
    assert store.search('"محادثات أعلن"', 10).rows == ()


def test_headline_from_outside_the_text_is_found(tmp_path):
    path = tmp_path / "r.duckdb"
    made = entry()
    row = list(made.rows["articles"][0])
    assert row[2:5] == ["عُمان تستضيف محادثات ✈\N{VARIATION SELECTOR-16}😀", 0, 24]
    row[2:5] = ["عنوان غائب", None, None]
    made.rows["articles"][0] = tuple(row)
    one = array("i", [1]).tobytes()
    made.rows["word_index"].append(Terms(row[0], ["غائب"], one, one, one))
    with Build(path, VERSION, "0") as build:
        build.add(made)
    with Store(path, LANGUAGE) as store:
        (hit,) = store.search("غائب", 10)
    assert (hit.spans, hit.title) == ((), "عنوان غائب")
    assert hit.snippet == Span(25, 120)


def test_search_for_marks_only_is_an_error(store):
    with pytest.raises(UsageError, match="holds no word"):
        store.search("«؟»", 10)


def test_sql(store):
    answer = store.sql("SELECT type, count(*) AS n FROM events WHERE status = $s GROUP BY type", {"s": "planned"})
    assert answer.rows == ({"type": "CONSULT", "n": 2},)
    assert answer.arrow().column_names == ["type", "n"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT nothing", "nothing"),
        ("SELEC", "SELEC"),
        ("DELETE FROM pages", "read-only"),
    ],
)
def test_sql_errors(store, query, message):
    with pytest.raises(UsageError, match=message):
        store.sql(query, None)


def test_answers_become_tables(store):
    answer = store.timeline(EventFilter(type="CONSULT"))
    table = answer.arrow()
    assert table.num_rows == 2
    assert table["actors"].to_pylist()[0] == [{"key": "Q842", "name_ar": "عُمان", "name_en": "Oman"}]
    assert table["trigger"].to_pylist()[0] == list(answer.rows[0].trigger)
    empty = store.timeline(EventFilter(limit=0)).arrow()
    assert empty.schema == table.schema
    assert answer.polars().shape == (2, len(dataclasses.fields(answer.kind)))


def test_missing_extra_is_named(store, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(UsageError, match=r'pip install "waqai\[frames\]"'):
        store.problems().pandas()


def test_entity_nouns_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Entity("Q1", "Q1", "س", None, (), "state").type = "person"  # type: ignore[misc]
