"""Function words and helping verbs, folded and inflected once a process (`data/grammar.toml`, `data/status.toml`).

>>> "في" in grammar().prepositions, grammar().light["شن"].lemma
(True, 'شن')
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, cast

from waqai.knowledge.loader import toml
from waqai.model import Status
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.verbs import Form, conjugate

FINITE = ("past", "present", "jussive")


class VerbForm(NamedTuple):
    """A finite verb form and its lemma (past, third person masculine, as the data write it)."""

    lemma: str
    form: Form


class Light(NamedTuple):
    """A helping verb: its subject is the `role` of the noun that it carries."""

    lemma: str
    role: Literal["actor", "recipient", "none"]


class Grammar(NamedTuple):
    """Word classes of function words, and helping verbs by lemma and by form."""

    prepositions: frozenset[str]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    agents: PhraseIndex[bool]
    light: Mapping[str, Light]
    object_control: frozenset[str]
    partitives: frozenset[str]
    never_before: frozenset[str]
    undergoing: frozenset[str]
    verbs: Mapping[str, tuple[VerbForm, ...]]


class Cues(NamedTuple):
    """One status's cues: words and verb forms that announce it up to `reach` words ahead (verbs
    `verb_reach`, since their subject may stand between), adjectives that say it
    `after` the noun, phrases of several words."""

    reach: int
    verb_reach: int
    words: frozenset[str]
    after: frozenset[str]
    idioms: PhraseIndex[bool]


@functools.cache
def grammar() -> Grammar:
    """The function words of Arabic news prose."""
    table = toml("grammar")
    light = {v.split()[0]: Light(v.split()[0], "actor") for v in table["light_actor"]}
    light |= {v.split()[0]: Light(v.split()[0], "recipient") for v in table["light_recipient"]}
    light |= {v.split()[0]: Light(v.split()[0], "none") for v in table["auxiliaries"]}
    verbs = [*table["light_actor"], *table["light_recipient"], *table["auxiliaries"], *toml("verbs")["verbs"]]
    return Grammar(
        folded(table["prepositions"]),
        folded(table["boundaries"]),
        folded(table["relatives"]),
        phrase_index(table["agents"]),
        light,
        frozenset(table["object_control"]),
        folded(table["partitives"]),
        folded(table["never_before"]),
        folded(table["undergoing"]),
        finite_forms(verbs),
    )


@functools.cache
def word_class(name: str) -> frozenset[str]:
    """A class of function words of `data/grammar.toml`, folded.

    >>> "قبيل" in word_class("dating")
    True
    """
    return folded(toml("grammar")[name])


@functools.cache
def masculine_states() -> frozenset[str]:
    """Codes of the states whose names are masculine.

    >>> "JO" in masculine_states(), "EG" in masculine_states()
    (True, False)
    """
    return frozenset(toml("grammar")["masculine_states"])


@functools.cache
def status_cues() -> Mapping[Status, Cues]:
    """The cues of `data/status.toml`, by status, in order of rank."""
    return {cast(Status, name): _cues(row) for name, row in toml("status").items()}


@functools.cache
def status_idioms() -> PhraseIndex[bool]:
    """Phrases that look like a denial and are none (لا يزال, لم يستبعد)."""
    return phrase_index(toml("status")["denied"]["idioms_not"])


def _cues(row: Mapping[str, object]) -> Cues:
    verbs = frozenset(finite_forms(row.get("verbs", ()))) - folded(row.get("not_forms", ()))  # type: ignore[arg-type]
    words = folded(row.get("words", ())) | verbs  # type: ignore[arg-type]
    after = folded(row.get("after", ()))  # type: ignore[arg-type]
    reach = int(str(row["reach"]))
    return Cues(reach, int(str(row.get("verb_reach", reach))), words, after, phrase_index(row.get("idioms", ())))  # type: ignore[arg-type]


def folded(words: Iterable[str]) -> frozenset[str]:
    """Folded forms of words, for look-up."""
    return frozenset(fold_text(word) for word in words)


def phrase_index(phrases: Iterable[str]) -> PhraseIndex[bool]:
    """An index of phrases that only says whether one is there."""
    index: PhraseIndex[bool] = PhraseIndex()
    for phrase in phrases:
        index.add(phrase, True)
    return index


def finite_forms(verbs: Iterable[str]) -> dict[str, tuple[VerbForm, ...]]:
    """The finite forms of verbs given as "past present" (a third word: the only tense), by folded form."""
    found: dict[str, list[VerbForm]] = {}
    for verb in verbs:
        past, present, *only = verb.split()
        for form, readings in conjugate(past, present).items():
            kept = [VerbForm(past, reading) for reading in readings if reading.tense in (only or FINITE)]
            found.setdefault(form, []).extend(kept)
    return {form: tuple(readings) for form, readings in found.items() if readings}
