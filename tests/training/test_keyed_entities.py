"""Entities of readings held against those of a key: who is told as two, which two as one, who is not read."""

from __future__ import annotations

from collections import Counter

import waqai
from training.keyed import Keyed, KeyedAct
from training.keyed_entities import examples, figures, held
from waqai.model import Span

TEXT = "زار وزير الخارجية التركي الدوحة. وقال محمود عباس إن الجيش الكيني تقدم. وغادر الجنود."


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


def keyed(entities: dict[str, tuple[Span, ...]], *sides: str) -> Keyed:
    act = KeyedAct(Span(0, 3), "CONSULT", "occurred", sides, (), doubtful=False)
    return Keyed("a", TEXT, None, entities, (act,))


def kinds(article: Keyed) -> Counter[str]:
    return Counter(one.kind for one in held(article, waqai.read(TEXT)))


def test_one_of_ours_for_one_of_the_key() -> None:
    assert kinds(keyed({"abbas": spans("محمود عباس")}, "abbas")) == {"whole": 1}


def test_who_is_no_side_does_not_count() -> None:
    assert not kinds(keyed({"abbas": spans("محمود عباس")}))


def test_one_of_the_key_told_as_two() -> None:
    article = keyed({"army": spans("الجيش الكيني", "محمود عباس")}, "army")
    told = list(held(article, waqai.read(TEXT)))
    assert [one.kind for one in told] == ["splits"]
    assert "محمود عباس" in next(examples(told, "splits", 1, seed=1))
    assert next(figures(told)).startswith("1 key entities with a side: 0 whole")


def test_a_name_within_a_title_is_not_its_bearer() -> None:
    assert kinds(keyed({"minister": spans("الخارجية التركي الدوحة")}, "minister")) == {"unread": 1}
