"""Why words were read as an act: the taken reading is the event's, and the others lose for the reason that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.extract.explaining import Weighed, outlook, weigh
from waqai.heavy import Act, ActSide, Suggested
from waqai.model import Page, Reading, ReadOptions, Span
from waqai.pipeline import read, read_inputs

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))


def weighed(text: str, words: str) -> tuple[Weighed, ...]:
    (reading,) = read(text, published="2025-03-09")
    at = text.index(words)
    return weigh(text, reading.article, Span(at, at + len(words)))


def taken(text: str, words: str) -> list[str]:
    return [one.rule for one in weighed(text, words) if not one.why]


def lost(text: str, words: str, rule: str) -> str:
    return next(one.why for one in weighed(text, words) if one.rule.startswith(rule))


def pages() -> list[tuple[Page, Reading]]:
    results = read_inputs(map(str, SAMPLES), ReadOptions())
    return [(result.page, reading) for result in results if result.page for reading in result.readings]


def test_every_event_of_the_samples_is_the_reading_that_was_taken() -> None:
    """The second look finds what the first did: else an explanation would be of something else."""
    wrong = [
        (page.source, event.id, event.rule)
        for page, reading in pages()
        for event in reading.events
        if event.rule not in [one.rule for one in weigh(page.text, reading.article, event.trigger) if not one.why]
    ]
    assert wrong == []


def test_a_needed_class_decides_between_senses() -> None:
    launch = "أطلقت كوريا الشمالية صاروخا باليستيا فوق البحر أمس."
    release = "أطلقت السلطات المصرية سراح صحفيين سودانيين أمس."
    assert taken(launch, "أطلقت") != taken(release, "أطلقت")
    assert "needs a word of the class" in lost(launch, "أطلقت", "assault.by-drone")


def test_what_fits_may_come_behind_another() -> None:
    text = "دعت تونس ليبيا إلى وقف إطلاق النار فورا."
    (first,) = taken(text, "دعت")
    assert first.startswith("request.call-yield")
    assert lost(text, "دعت", "request.call:") == "it fits, but request.call-yield comes before it and has its sides"


def test_a_noun_is_no_verb_and_a_verb_no_noun() -> None:
    text = "نفت أنقرة أمس قصف القوات التركية بلدة سورية."
    assert lost(text, "نفت", "reject.deny:نفى") == ""
    assert [one.form for one in weighed(text, "نفت") if not one.why] == ["verb, past"]
    noun = "أدانت مصر قصف إسرائيل مستشفى في غزة."
    assert "no verb stands here" in lost(noun, "قصف", "assault.air:قصف")


def test_words_that_no_frame_knows() -> None:
    assert weighed("تساقطت الثلوج على عمان أمس.", "الثلوج") == ()


@pytest.mark.parametrize("words", ["وزير", "أمس", "."])
def test_words_beside_the_act_have_no_reading(words: str) -> None:
    assert weighed("زار وزير الخارجية العماني القاهرة أمس.", words) == ()


def test_whoever_was_looked_at_for_a_side_is_told_the_likeliest_first() -> None:
    text = "انتقدت قبرص مالطا بعد قمة في مولدوفا."
    (reading,) = read(text, reader="rules")
    act = Act(0, "ACCUSE", 0.9, "occurred", 0.9, (ActSide(text.index("قبرص"), "actor", 0.9),))
    event = next(one for one in reading.events if one.type == "ACCUSE")
    seen = outlook(text, reading.article, event.trigger, Suggested((), (act,)))
    assert seen is not None
    assert 0 < seen.act < 1
    assert [side.chance for side in seen.sides] == sorted((side.chance for side in seen.sides), reverse=True)
    assert (seen.sides[0].name, seen.sides[0].role) == ("قبرص", "actor")
    assert {side.name for side in seen.sides} == {"قبرص", "مالطا", "مولدوفا"}


def test_without_acts_of_a_tagger_nothing_is_weighed() -> None:
    text = "انتقدت قبرص مالطا."
    (reading,) = read(text, reader="rules")
    assert outlook(text, reading.article, reading.events[0].trigger, None) is None


def test_an_act_is_told_at_the_word_that_it_needs() -> None:
    """Where its frame says so; the verb that leads to the word is what was read."""
    text = "توصلت جورجيا وأرمينيا إلى تسوية بشأن المياه"
    (event,) = read(text, published="2025-03-09")[0].events
    assert text[event.trigger.start : event.trigger.end] == "تسوية"
    assert taken(text, "تسوية") == [event.rule]
