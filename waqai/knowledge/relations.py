"""Constructions that tell a standing fact, from `data/relations.toml`: words, and the places of what they join.

>>> [c.relation for c in constructions() if c.id == "member-in"]
['member-of']
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from waqai.knowledge.loader import toml
from waqai.model import KnowledgeError, Standing
from waqai.text.clitics import all_stems_of, readings
from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import fold_text

StepKind = Literal["words", "subject", "object", "pair", "subjects", "amount", "gap", "title", "noun"]
_SIDES: Mapping[str, StepKind] = {
    "S": "subject",
    "O": "object",
    "S&O": "pair",
    "S&S": "subjects",
    "Q": "amount",
    "T": "title",
}


class Step(NamedTuple):
    """One place of a construction.

      `forms`: the words that may stand there (folded); `owned`: with a pronoun, which stands for the missing side;
    XX`adjective`: the
      side is an adjective of nationality; `width`: how many words a gap or a noun phrase may take."""

    kind: StepKind
    forms: frozenset[str] = frozenset()
    prefix: str | None = None
    adjective: bool = False
    owned: bool = False
    width: int = 0
    optional: bool = False


class Construction(NamedTuple):
    """Steps in a row; `anchor` is the place of the words by which it is looked for."""

    id: str
    relation: str
    subject: frozenset[str]
    object: frozenset[str]
    steps: tuple[Step, ...]
    anchor: int
    standing: Standing


class Words(NamedTuple):
    """Words around a fact that change it: deny it, make it a wish, put it into the past or the future."""

    denials: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    former: frozenset[str]
    then: frozenset[str]
    coming: frozenset[str]
    since: frozenset[str]
    no_offices: frozenset[str]


@functools.cache
def constructions() -> tuple[Construction, ...]:
    """Every construction, in the order of the file."""
    return tuple(map(_construction, toml("relations")["construction"]))


@functools.cache
def fact_words() -> Words:
    """The words that change a fact."""
    rows = toml("relations")["words"]
    return Words(*(frozenset(map(fold_text, rows[name])) for name in Words._fields))


@functools.lru_cache(maxsize=32_000)
def anchored_by(form: str) -> tuple[Construction, ...]:
    """The constructions that a folded word may anchor; nothing for nearly all words.

    >>> [c.id for c in anchored_by("وحليفتها")][:1]
    ['ally-owned']
    """
    anchors = _anchors()
    found = sorted({at for stem in all_stems_of(form) for at in anchors.get(stem, ())})
    return tuple(c for c in map(constructions().__getitem__, found) if stands_for(form, c.steps[c.anchor]) is not None)


@functools.cache
def _anchors() -> Mapping[str, Sequence[int]]:
    """The constructions, by number, that a bare word may anchor."""
    found: dict[str, list[int]] = {}
    for at, construction in enumerate(constructions()):
        for form in construction.steps[construction.anchor].forms:
            found.setdefault(form, []).append(at)
    return found


def stands_for(form: str, step: Step) -> tuple[int, str] | None:
    """Whether a folded word may stand at a step of words: the length of its proclitics and its pronoun, else None.

    >>> stands_for("والتابعه", Step("words", frozenset(["التابعه"])))
    (1, '')
    """
    for cut in readings(form):
        if step.prefix != "*" and cut.prefix not in ("", "و", "ف")[: 1 if step.prefix == "" else 3]:
            continue
        if not step.owned and cut.stem in step.forms:
            return cut.length, ""
        pronoun = next((p for stem, p in enclitic_cuts(cut.stem) if step.owned and stem in step.forms), None)
        if pronoun is not None and cut.stem not in step.forms:
            return cut.length, pronoun
    return None


def _construction(row: Mapping[str, Any]) -> Construction:
    steps = tuple(_step(written, first=n == 0) for n, written in enumerate(row["steps"]))
    anchor = next((n for n, step in enumerate(steps) if step.forms and not step.optional), None)
    if anchor is None:
        raise KnowledgeError(f"knowledge/data/relations.toml: {row['id']} has no words to be found by. Mend the file.")
    subject, object_ = frozenset(row["subject"]), frozenset(row["object"])
    standing = row.get("standing", "current")
    return Construction(row["id"], row["relation"], subject, object_, steps, anchor, standing)


def _step(written: str, first: bool) -> Step:
    """`S`, `ل O`, `O.adj`, `S: محافظة` (a side that opens with one of these words), `*3`, `Q`, `T`, `S&O`, `S&S`,
    `N معاهدة` (a noun phrase that opens so), words; `?` in front: may be left out; `+`: behind any proclitic; `~`
    behind: with a pronoun."""
    optional, written = written.startswith("?"), written.removeprefix("?")
    if written.startswith("*"):
        return Step("gap", width=int(written[1:]), optional=optional)
    if written.startswith("N "):
        return Step("noun", _forms(written[2:]), "*", width=LONGEST_NOUN, optional=optional)
    if written[1:3] == ": ":
        return Step(_SIDES[written[0]], _forms(written[3:]), "*")
    side = written.removesuffix(".adj").split(" ")
    if side[-1] in _SIDES:
        prefix = side[0] if len(side) > 1 else None
        return Step(_SIDES[side[-1]], prefix=prefix, adjective=written.endswith(".adj"), optional=optional)
    prefix = "*" if written.startswith("+") else None if first else ""
    owned = written.endswith("~")
    return Step("words", _forms(written.strip("+~")), prefix, owned=owned, optional=optional)


LONGEST_NOUN = 7
"""Words behind the first of a noun phrase that names an agreement (معاهدة عدم الاعتداء والتعاون المتبادل)."""


def _forms(written: str) -> frozenset[str]:
    return frozenset(fold_text(form) for form in written.split("|"))
