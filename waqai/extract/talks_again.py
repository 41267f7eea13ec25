"""Talks whose noun names nobody: they are of those who were told to meet, call or travel right before.

In one sentence they are what somebody sets out for or does besides (يتوجه الوزير إلى تونس لعقد مباحثات), and what is
reached is reached by those who talked (ختمت الدولتان محادثاتهما دون التوصل إلى اتفاق); the dual of a verb
(وبحثا الوضع) means the two who talked last.
Limits: where the noun has somebody unknown behind it (للقاء والد فلان), its doer alone is taken over; visits are left
out, since news tell a journey and its visit as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.extract.draft import Draft, Namings
from waqai.extract.status import Judgement
from waqai.knowledge.grammar import folded, grammar
from waqai.text.folding import fold_text

MEETING = "لقاء"
MEET, REACHED = "meet", "agree.reach-agreement"
TALKED = frozenset((MEET, "third-party"))
OTHER_CLAUSE = folded(("إن", "أن", "إنه", "أنه", "إنها", "أنها", "بأن", "ما"))
"""What stands behind is told of something else (قال عقب اللقاء إن محادثات جنيف ...)."""
FOR_ITSELF = folded(("مفاوضات", "مشاورات", "قمة"))
"""Of those who met only where they met for it (التقى الوفدان لبدء مشاورات): else it is what they talked about."""
BESIDE, TO_MEET, REACH, NEAR = 14, 24, 120, 3
"""Words between the two: in one sentence, before somebody whom they set out to meet, before a dual; acts between talks
and what they reach."""


def told_again(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft:
    """The draft with the sides, and where it has none of its own the status, of the talks or visit that it is of."""
    draft = drafts[at]
    if _two_do(draft):
        return _of_two(drafts, at)
    told = next(_told(drafts, at, namings), None) if _lacks_sides(draft) else None
    if told is None:
        return draft
    draft.arguments.taken_up = True
    if _meets_somebody(draft):
        draft.arguments.put_sides("actor", told.arguments.get("actor"))
        return draft
    for role in ("actor", "recipient"):
        draft.arguments.put_sides(role, told.arguments.get(role))
    if told.scene is draft.scene and not draft.time:
        draft = draft._replace(time=told.time, day=told.day)
    if draft.judgement.given:
        return draft
    return draft._replace(judgement=Judgement(told.judgement.status, None, told.judgement.given))


def _two_do(draft: Draft) -> bool:
    """وبحثا الوضع: two whom nothing in the sentence names."""
    form, found = draft.trigger.lexeme.form, draft.arguments
    bare = form.number == "d" and not draft.trigger.is_noun and draft.trigger.frame.event in ("CONSULT", "AGREE")
    return bare and not found.spans.get("actor") and len({*found.get("actor"), *found.get("recipient")}) < 2


def _of_two(drafts: Sequence[Draft], at: int) -> Draft:
    """The draft with the sides of the talks told last, which the dual of its verb means."""
    draft = drafts[at]
    near = (drafts[place] for place in range(at - 1, max(at - Namings.MEMORY, -1), -1))
    told = next((d for d in near if draft.trigger.first - d.trigger.last <= REACH and _are_talks(d)), None)
    if told is not None:
        for role in ("actor", "recipient"):
            draft.arguments.roles[role] = list(told.arguments.get(role))
        draft.arguments.taken_up = True
    return draft


def _meets_somebody(draft: Draft) -> bool:
    """للقاء والد الوزير: the noun behind is whom they meet."""
    at = draft.trigger.last
    behind = draft.scene.form(at)
    plain = bool(behind) and not behind.startswith("ال") and not draft.scene.is_closing(at)
    purpose = draft.trigger.prefix == "ل" and draft.trigger.lexeme.lemma == MEETING
    return purpose and plain and behind not in grammar().prepositions and at not in draft.scene.verbs


def _lacks_sides(draft: Draft) -> bool:
    """Whether a noun of talks, or of what they reach, stands without anybody met."""
    trigger, found = draft.trigger, draft.arguments
    if not trigger.is_noun or trigger.suffix or found.void or found.get("recipient"):
        return False
    plain = not trigger.prefix.endswith("ال") and draft.scene.form(trigger.last).startswith("ال")
    if plain and not _meets_somebody(draft):
        return False  # قمة المناخ, اجتماع اللجنة: the genitive says whose
    return trigger.frame.id == REACHED or (trigger.frame.event == "CONSULT" and trigger.frame.mode == MEET)


def _told(drafts: Sequence[Draft], at: int, namings: Namings) -> Iterator[Draft]:
    draft = drafts[at]
    if draft.trigger.frame.id == REACHED:
        yield from (d for d in reversed(drafts[max(at - NEAR, 0) : at]) if d.scene is draft.scene and _are_talks(d))
        return
    alone = _meets_somebody(draft)
    for other in map(drafts.__getitem__, namings.before(at)):
        far = draft.trigger.first - other.trigger.last
        if other.scene is not draft.scene or far > (TO_MEET if alone else BESIDE) or _is_spoken_of(draft, other):
            return
        doers = set(draft.arguments.get("actor"))
        if (_is_of_person(other) if alone else _tells_sides(other)) and doers <= set(other.arguments.get("actor")):
            yield other


def _is_spoken_of(draft: Draft, other: Draft) -> bool:
    """Whether the noun is of what those who met said or talked about."""
    scene, trigger = draft.scene, draft.trigger
    if any(scene.form(at) in OTHER_CLAUSE for at in range(other.trigger.last, trigger.first)):
        return True
    purpose = trigger.prefix.startswith("ل") or any(scene.form(trigger.first - k)[:1] == "ل" for k in (1, 2))
    return fold_text(trigger.lexeme.lemma) in FOR_ITSELF and not purpose


def _are_talks(other: Draft) -> bool:
    return other.trigger.frame.event == "CONSULT" and other.trigger.frame.mode in TALKED and _tells_sides(other)


def _is_of_person(other: Draft) -> bool:
    doers = [other.scene.entities[one].type for one in other.arguments.get("actor") if one in other.scene.entities]
    return doers[:1] == ["person"] and not other.arguments.void


def _tells_sides(other: Draft) -> bool:
    """Whether two sides are told of what may have taken place."""
    found = other.arguments
    several = bool(found.get("actor")) and len({*found.get("actor"), *found.get("recipient")}) > 1
    return several and not found.void and other.judgement.status != "denied"
