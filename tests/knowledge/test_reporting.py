"""The reporting words: every verb is found by its own forms, no list says a thing twice."""

from __future__ import annotations

import pytest

from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import verb_forms, verbs, words
from waqai.text.folding import fold_text


def test_there_are_verbs_enough() -> None:
    assert len(verbs()) >= 120


@pytest.mark.parametrize("verb", verbs(), ids=[verb.lemma for verb in verbs()])
def test_a_verb_is_found_by_its_past(verb: object) -> None:
    lemma = verb.lemma  # type: ignore[attr-defined]
    folded = fold_text(lemma)
    assert folded in words("other_words") or lemma in {one.verb.lemma for one in verb_forms()[folded]}


@pytest.mark.parametrize("name", sorted(toml("reporting")))
def test_no_list_repeats_itself(name: str) -> None:
    folded = [fold_text(phrase) for phrase in toml("reporting")[name]]
    assert sorted(folded) == sorted(set(folded))
