"""The measures on a key and page written for this test, where every figure can be counted by hand."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tests.evaluate.answers import ideal_result
from waqai.evaluate.keys import Key, load_keys, locate, parse_key
from waqai.evaluate.score import Score, score_results
from waqai.model import Event, PageResult, Problem, Reading, Relation, Span, UsageError

TEXT = """اقرأ أيضا: أسعار الذهب
هولندا تستضيف محادثات بشأن اليمن
قال المبعوث الأممي إن "الطرفين أبديا مرونة" خلال لقاء مسقط في 4 مايو 2025.
وأضاف أن 70 أسيرا سيطلق سراحهم، ودعا المبعوث إيران إلى دعم الاتفاق.
"""
RAW = {
    "doc": "yemen.txt",
    "reports": [{"title": "هولندا تستضيف محادثات بشأن اليمن", "published_inferred": "2025-05"}],
    "furniture": ["اقرأ أيضا: أسعار الذهب"],
    "entities": [
        {"key": "netherlands", "wikidata": "Q55", "name_en": "Netherlands", "kind": "state", "names": ["هولندا"]},
        {"key": "yemen", "wikidata": "Q805", "name_en": "Yemen", "kind": "state", "names": ["اليمن"]},
        {"key": "envoy", "kind": "person", "names": [], "titles": ["المبعوث الأممي"]},
        {"key": "iran", "wikidata": "Q794", "name_en": "Iran", "kind": "state", "names": ["إيران"]},
    ],
    "times": [{"text": "4 مايو 2025", "value": "2025-05-04"}],
    "quantities": [{"text": "70 أسيرا", "value": 70, "unit": "prisoners"}],
    "quotes": [{"text": "الطرفين أبديا مرونة", "speaker": "envoy", "direct": True}],
    "events": [
        {"sentence": "هولندا تستضيف", "trigger": "محادثات", "type": "CONSULT", "actor": ["netherlands"],
         "recipient": ["yemen"], "status": "planned", "gist": "talks"},
        {"sentence": "ودعا المبعوث إيران", "trigger": "دعا", "type": "REQUEST", "actor": ["envoy"],
         "recipient": ["iran"], "status": "occurred", "time": "2025-05", "gist": "a call"},
    ],
}  # fmt: skip
RELATIONS = [
    {"subject": "iran", "relation": "ally", "object": "yemen"},
    {"subject": "envoy", "relation": "position", "object": "envoy of the UN"},
    {"subject": "iran", "relation": "aim", "object": "a kind that counts neither way"},
]
KEY = parse_key(RAW, Path("yemen.json"))


def spoil(**changes: object) -> Score:
    """The figures of an ideal reading with some of its parts replaced."""
    result = ideal_result(KEY, TEXT)
    reading = dataclasses.replace(result.readings[0], **changes)  # type: ignore[arg-type]
    return score_results([dataclasses.replace(result, readings=(reading,))], [KEY])


def ideal() -> Reading:
    return ideal_result(KEY, TEXT).readings[0]


def event(number: int, **changes: object) -> Event:
    return dataclasses.replace(ideal().events[number], **changes)  # type: ignore[arg-type]


def f1(score: Score, measure: str) -> float:
    return score.figures[measure].f1


def test_agreement_in_everything_is_one_everywhere() -> None:
    score = spoil()
    never_met = {"attribution", "relations"}
    assert {name for name, f in score.figures.items() if f.f1 != 1.0} == never_met
    assert score.faults == ()


def test_a_spurious_and_a_missed_item_cost_precision_and_recall() -> None:
    moved = dataclasses.replace(ideal().times[0], span=Span(0, 4))
    score = spoil(times=(moved,))
    assert score.figures["times"][:3] == (0.0, 0.0, 0.0)
    assert {(f.measure, f.verdict) for f in score.faults} == {("times", "missed"), ("times", "spurious")}


def test_both_sides_of_a_meeting_are_one_set() -> None:
    swapped = event(0, actor=("yemen",), recipient=("netherlands",))
    assert f1(spoil(events=(swapped, event(1))), "whole events") == 1.0


def test_the_sides_of_a_request_are_not() -> None:
    swapped = event(1, actor=("iran",), recipient=("envoy",))
    score = spoil(events=(event(0), swapped))
    assert score.figures["arguments"][3:] == (4, 4)
    assert f1(score, "arguments") == 0.5
    assert f1(score, "whole events") == 0.5


def test_another_trigger_in_the_same_sentence_still_matches() -> None:
    other = locate(TEXT, "دعم", 1, "yemen.txt")
    assert f1(spoil(events=(event(1, trigger=other),)), "events") == pytest.approx(0.667)


def test_another_type_never_matches() -> None:
    assert f1(spoil(events=(event(1, type="ACCUSE"),)), "events") == 0.0


def test_status_other_than_occurred_is_scored_apart() -> None:
    score = spoil(events=(event(0, status="occurred"), event(1)))
    assert f1(score, "status") == 0.5
    assert score.figures["status other than occurred"][3:] == (1, 0)


def test_a_repeated_entity_counts_against() -> None:
    entities = ideal().entities
    twin = dataclasses.replace(entities[0], id="twin")
    score = spoil(entities=(*entities, twin))
    assert score.figures["entities"] == (0.8, 1.0, 0.889, 4, 5)


def test_an_unread_page_counts_as_missed_and_others_do_not_count() -> None:
    results = [
        PageResult("a/yemen.txt", None, (), Problem("a/yemen.txt", "empty", "")),
        PageResult("b/other.txt", None),
    ]
    other_key = dataclasses.replace(KEY, doc="third.txt")
    score = score_results(results, [KEY, other_key])
    assert score.pages == ("yemen.txt",)
    assert score.pages_without_key == ("other.txt",)
    assert score.keys_without_page == ("third.txt",)
    assert score.figures["events"][3:] == (2, 0)


def test_optional_items_count_neither_way() -> None:
    vague = {"text": "خلال لقاء مسقط", "value": None, "optional": True}
    key = parse_key(RAW | {"times": [*RAW["times"], vague]}, Path("k"))  # type: ignore[misc]
    for lost in (0, 1):
        result = ideal_result(key, TEXT)
        times = result.readings[0].times[: 2 - lost]
        reading = dataclasses.replace(result.readings[0], times=times)
        score = score_results([dataclasses.replace(result, readings=(reading,))], [key])
        assert score.figures["times"] == (1.0, 1.0, 1.0, 1, 1)


def write_key(folder: Path, raw: object) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "yemen.json").write_text(raw if isinstance(raw, str) else json.dumps(raw), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("{", "not readable as JSON"),
        ({"doc": "yemen.txt"}, "reports"),
        (RAW | {"times": [{"value": "2025"}]}, "text"),
        (RAW | {"events": [{"sentence": "قال"}]}, "type"),
        (RAW | {"entities": ["إيران"]}, "docs/answer-keys.md"),
        ([], "holds no answer key"),
    ],
)
def test_a_broken_key_is_named(tmp_path: Path, raw: object, said: str) -> None:
    folder = write_key(tmp_path / "keys", raw)
    with pytest.raises(UsageError, match=said) as error:
        load_keys(folder)
    assert "keys" in str(error.value)


def test_words_that_the_page_does_not_hold_are_named() -> None:
    key: Key = dataclasses.replace(KEY, times=(dataclasses.replace(KEY.times[0], text="5 مايو"),))
    with pytest.raises(UsageError, match=r"yemen\.txt.*5 مايو"):
        score_results([ideal_result(KEY, TEXT)], [key])


def test_relations_count_once_and_by_the_entities_that_the_key_names() -> None:
    key = parse_key(RAW | {"relations": RELATIONS}, Path("yemen.json"))
    entities = {entity.name_en: entity.id for entity in ideal().entities}
    yemen, iran = entities["Yemen"], entities["Iran"]
    told = (
        Relation(Span(0, 4), yemen, "ally", iran),
        Relation(Span(5, 9), iran, "ally", yemen),  # an alliance read the other way round
        Relation(Span(5, 9), yemen, "borders", iran),
    )
    result = ideal_result(key, TEXT)
    reading = dataclasses.replace(result.readings[0], relations=told)
    score = score_results([dataclasses.replace(result, readings=(reading,))], [key])
    assert score.figures["relations"] == (0.333, 0.5, 0.4, 2, 3)
    assert [f.verdict for f in score.faults if f.measure == "relations"] == ["missed", "spurious", "spurious"]
