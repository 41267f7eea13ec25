"""One act of violence told by two words: مقتل ثلاثة في غارة, قصف استهدف سوقا.

News name the blow and what it did: the killing and the raid that killed, the shelling and the verb that says what it
hit.  Where the two stand in one clause, bound by a preposition of cause or directly, they are one event: the blow's,
with the victims of the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from waqai.extract.draft import Draft
from waqai.knowledge.grammar import word_class

CAUSES = word_class("causes")
NEAR = 4
"""Words between a blow and the verb that says what it hit."""


def join_violence(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only say what a blow named beside them did; the blow takes over their sides."""
    joined, gone = list(drafts), set[int]()
    for at, (one, other) in enumerate(itertools.pairwise(drafts)):
        if at in gone or not _in_one_clause(one, other):
            continue
        if _harm_by_blow(one, other):
            _hand_over(one, other)
            joined[at + 1] = _with_victims(other, one)
            gone.add(at)
        elif _blow_that_hits(one, other):
            _hand_over(other, one)
            gone.add(at + 1)
    return [draft for at, draft in enumerate(joined) if at not in gone]


def _in_one_clause(one: Draft, other: Draft) -> bool:
    if one.scene is not other.scene or {one.trigger.frame.event, other.trigger.frame.event} != {"ASSAULT"}:
        return False
    between = range(one.trigger.last, other.trigger.first)
    return not any(one.scene.is_closing(at) for at in between)


def _harm_by_blow(harm: Draft, blow: Draft) -> bool:
    """مقتل ثلاثة في غارة, قتل جنديان بقصف."""
    if harm.trigger.frame.tells != "harm" or not blow.trigger.is_noun or blow.trigger.frame.tells:
        return False
    return blow.trigger.prefix[:1] == "ب" or blow.scene.form(blow.trigger.first - 1) in CAUSES


def _blow_that_hits(blow: Draft, hit: Draft) -> bool:
    """قصف استهدف سوقا: the verb right behind the blow, with no subject of its own."""
    if not blow.trigger.is_noun or hit.trigger.is_noun or hit.trigger.frame.tells != "hit" or hit.trigger.prefix:
        return False
    return hit.trigger.first - blow.trigger.last <= NEAR


def _hand_over(told: Draft, kept: Draft) -> None:
    for role in ("actor", "recipient", "place"):
        sides = tuple(e for e in told.arguments.get(role) if e not in kept.arguments.get("actor"))
        kept.arguments.put_sides(role, sides, tuple(told.arguments.spans.get(role, ())))


def _with_victims(blow: Draft, harm: Draft) -> Draft:
    """The blow with the number of those whom it harmed (61 شخصا قتلوا في انفجار)."""
    counted = tuple(q for q in harm.quantities if q not in blow.quantities)
    return blow._replace(quantities=counted + blow.quantities)
