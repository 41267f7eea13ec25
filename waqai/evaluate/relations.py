"""Scoring relations: each standing fact of a page once, whoever repeats it.

Keys name offices and things in free words, so that only what is an entity in the key is compared: a fact is right when
its kind, its subject, and, where the key names an entity, its other end are the key's.  An office is one kind, however
it is told (heads, leads, holds a position).  Kinds of a key that Waqai does not read (`READ` names those that it does)
count neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from waqai.evaluate.keys import KeyRelation
from waqai.evaluate.matching import pair_up, plain
from waqai.evaluate.sheet import Case, Sheet, others
from waqai.model import Relation

READ: Mapping[str, str] = {
    "position": "office", "leads": "office", "occupation": "office", "member": "member-of", "member-of": "member-of",
    "part-of": "part-of", "located-in": "located-in", "capital-of": "capital-of", "ally": "ally", "partner": "partner",
    "strategic-partner": "partner", "backed-by": "backed-by", "main-economic-backer": "backs", "party": "party",
    "mediator": "mediator", "under-sanctions-of": "sanctioned", "sanctioned-by": "sanctioned", "parent": "parent",
    "child": "child", "sibling": "sibling", "spouse": "spouse", "trade-volume": "trade", "exports": "exports",
    "borders": "borders", "owns": "owns", "loyal-to": "loyal-to", "succeeds": "succeeds",
}  # fmt: skip
"""What a kind of relation counts as."""
EITHER_WAY = frozenset(("ally", "partner", "trade", "borders", "sibling", "spouse", "party"))


class _Fact(NamedTuple):
    """A fact by the key's entities; `others` is empty where the key names the other end in free words."""

    kind: str
    subject: str
    others: frozenset[str]
    told: str


def score_relations(case: Case, sheet: Sheet) -> None:
    """Standing facts of one page."""
    keys = {entity.key for entity in case.key.entities}
    wanted = _once(one for r in case.key.relations if r.kind in READ for one in _wanted(r, keys))
    found = _once(_found(case, n, r) for n, reading in enumerate(case.readings) for r in reading.relations)
    pairs = pair_up(wanted, found, _likeness)
    sheet.count("relations", len(pairs), len(wanted), len(found))
    sheet.blame(case, "relations", "missed", (fact.told for fact in others(wanted, (i for i, _ in pairs))))
    sheet.blame(case, "relations", "spurious", (fact.told for fact in others(found, (j for _, j in pairs))))


def _once(facts: Iterable[_Fact]) -> list[_Fact]:
    return list({fact[:3]: fact for fact in facts}.values())


def _wanted(relation: KeyRelation, keys: set[str]) -> Iterator[_Fact]:
    """One fact for each entity at the other end."""
    named = frozenset(re.split(r"[;:,(\s]+", relation.object)) & keys
    ends = frozenset((relation.of,)) if relation.of else named
    kind, subject = READ[relation.kind], relation.subject
    if kind == "backs" and len(ends) == 1:
        kind, (subject,), ends = "backed-by", ends, frozenset((relation.subject,))
    for end in sorted(ends) or [None]:
        told = f"{subject} {relation.kind} {end or relation.object}"
        yield _Fact(kind, subject, frozenset((end,)) if end else frozenset(), told)


def _found(case: Case, reading: int, relation: Relation) -> _Fact:
    def key(one: str) -> str:
        return case.entity(reading, one) or _named(case, one) or one

    kind = READ.get(relation.relation, relation.relation)
    end = relation.of if relation.relation != "leads" and kind == "office" else relation.object
    ends = frozenset((key(end),)) if end else frozenset[str]()
    told = f"{key(relation.subject)} {relation.relation} {key(relation.object)} {case.piece(relation.span)[:60]!r}"
    return _Fact(kind, key(relation.subject), ends, told)


def _named(case: Case, words: str) -> str | None:
    """The key's entity that is called by these words, where a reading tells an end in words."""
    called = plain(words)
    return next((e.key for e in case.key.entities if any(plain(name) == called for name in e.names)), None)


def _likeness(wanted: _Fact, found: _Fact) -> float:
    if wanted.kind != found.kind:
        return 0
    if wanted.subject == found.subject and (not wanted.others or wanted.others & found.others):
        return 1 + bool(wanted.others)
    turned = wanted.kind in EITHER_WAY and wanted.subject in found.others
    return float(turned and (not wanted.others or found.subject in wanted.others))
