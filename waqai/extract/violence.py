"""One act of violence told by two words: مقتل ثلاثة في غارة, قصف استهدف سوقا.

News name the blow and what it did: the killing and the raid that killed, the shelling and the verb that says what it
hit.  Where the two stand in one clause, bound by a preposition of cause or directly, they are one event: the blow's,
with the victims of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.draft import Draft
from waqai.knowledge.grammar import word_class

CAUSES = word_class("causes")
NEAR = 4
"""Words between a blow and the verb that says what it hit."""


def join_violence(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only say what a blow named beside them did; the blow takes over their sides."""
    joined, gone = list(drafts), set[int]()
    for at, one in enumerate(drafts):
        behind = _over_harms(drafts, at)
        if at in gone or behind is None or not _in_one_clause(one, drafts[behind]):
            continue
        if _harm_by_blow(one, drafts[behind]):
            _hand_over(one, drafts[behind])
            joined[behind] = _with_victims(joined[behind], one)
            gone.add(at)
        elif behind == at + 1 and _blow_that_hits(one, drafts[behind]):
            _hand_over(drafts[behind], one)
            gone.add(behind)
    return [draft for at, draft in enumerate(joined) if at not in gone]


def _over_harms(drafts: Sequence[Draft], at: int) -> int | None:
    """The draft behind one; behind a harm, the first that tells none (مقتل ثلاثة وإصابة عشرة في غارة)."""
    later = range(at + 1, len(drafts))
    harms = drafts[at].trigger.frame.tells == "harm"
    return next((k for k in later if not harms or drafts[k].trigger.frame.tells != "harm"), None)


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
