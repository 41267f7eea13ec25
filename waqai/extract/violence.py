"""One act of violence told by two words: مقتل ثلاثة في غارة, قصف استهدف سوقا.

News name the blow and what it did: the killing and the raid that killed, the shelling and the verb that says what it
hit.  Where the two stand in one clause, bound by a preposition of cause or directly, they are one event: the blow's,
with the victims of the other.  Harm that a blow ends in (هجوم ... أسفر عن مقتل ثلاثة) is an event of its own, by
whoever dealt the blow.  Who was wounded beside the dead (مقتل ثلاثة وإصابة سبعة) was so by the same act, which is told
once, with all its victims.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.draft import Draft
from waqai.extract.told_words import words_of_telling
from waqai.knowledge.grammar import word_class
from waqai.text.folding import fold_text

CAUSES = word_class("causes")
NEAR = 4
"""Words between a blow and the verb that says what it hit."""
BESIDE = 12
"""Words between those who died and those who were wounded beside them."""


def join_violence(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only say what a blow named beside them did; the blow takes over their sides."""
    drafts = _without_wounded(drafts)
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
        elif behind == at + 1 and _hits_by_blow(one, drafts[behind]):
            _hand_over(one, drafts[behind])
            _hand_over(drafts[behind], one)
    return [draft for at, draft in enumerate(joined) if at not in gone]


def _without_wounded(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those who were wounded beside others told with these."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _are_wounded_beside(kept[-1], draft):
            before = kept[-1]
            before.arguments.put_sides("recipient", _besides(draft.arguments.get("recipient"), before))
            more = tuple(q for q in draft.quantities if q not in before.quantities)
            kept[-1] = before._replace(quantities=before.quantities + more)
        else:
            kept.append(draft)
    return kept


def _are_wounded_beside(before: Draft, harm: Draft) -> bool:
    """مقتل ثلاثة وإصابة سبعة, قتل ثلاثة وأصيب سبعة."""
    both = before.scene is harm.scene and before.trigger.frame.tells == harm.trigger.frame.tells == "harm"
    wounded = fold_text(harm.trigger.lexeme.lemma) in words_of_telling("wounding") and harm.trigger.prefix == "و"
    return both and wounded and harm.trigger.first - before.trigger.last <= BESIDE


def give_doers(drafts: Sequence[Draft]) -> None:
    """Gives the harm that a blow ended in to whoever dealt the blow."""
    for at, draft in enumerate(drafts):
        if blow := _blow_that_ends_in(drafts, at):
            draft.arguments.put_sides("actor", _besides(blow.arguments.get("actor"), draft))


def _besides(doers: tuple[str, ...], harm: Draft) -> tuple[str, ...]:
    """The doers of a blow, but for those whom it harmed."""
    return tuple(one for one in doers if one not in harm.arguments.get("recipient"))


def _blow_that_ends_in(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The blow told last before a harm that it led to, in the same sentence: قصفت X منازل ما أدى إلى مقتل ثلاثة."""
    harm = drafts[at]
    if harm.trigger.frame.tells != "harm" or not harm.trigger.is_noun or harm.arguments.get("actor"):
        return None
    if not _is_led_to(harm):
        return drafts[at - 1] if at and _joins_harm(drafts[at - 1], harm) else None
    before = (one for one in reversed(drafts[:at]) if one.scene is harm.scene and one.trigger.frame.event == "ASSAULT")
    blow = next((one for one in before if one.trigger.frame.tells != "harm"), None)
    return blow if blow is not None and _is_dealt(blow) else None


def _is_dealt(blow: Draft) -> bool:
    """Whether the text tells right beside a blow, or before it, who dealt it; of a clash it does not tell whose harm
    is whose."""
    told = bool(blow.arguments.spans.get("actor")) or blow.arguments.taken_up
    mutual = blow.trigger.frame.symmetric or blow.trigger.frame.role_of("بين") == "sides"
    return told and not mutual and blow.judgement.status != "denied"


def _joins_harm(before: Draft, harm: Draft) -> bool:
    """مقتل ثلاثة وإصابة سبعة: who did the one did the other."""
    same = before.scene is harm.scene and before.trigger.is_noun and before.trigger.frame.tells == "harm"
    between = range(before.trigger.last, harm.trigger.first)
    return same and harm.trigger.prefix == "و" and not any(before.scene.is_closing(k) for k in between)


def _is_led_to(harm: Draft) -> bool:
    """أدى إلى مقتل, أسفر عن إصابة: right before the harm stands the verb that tells what a blow ends in."""
    scene, first = harm.scene, harm.trigger.first
    at = first - 1 - (scene.form(first - 1) in ("الي", "عن", "في"))
    verb = scene.verbs.get(at)
    return verb is not None and fold_text(verb.lemma) in words_of_telling("ending")


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


def _hits_by_blow(hit: Draft, blow: Draft) -> bool:
    """استهدف قصف سوقا: the blow right behind the verb that says what it hit is the verb's subject."""
    if hit.trigger.is_noun or hit.trigger.frame.tells != "hit" or not blow.trigger.is_noun or blow.trigger.frame.tells:
        return False
    direct = blow.trigger.first == hit.trigger.last and not hit.trigger.suffix
    return direct and blow.trigger.prefix in ("", "ال")


def _hand_over(told: Draft, kept: Draft) -> None:
    for role in ("actor", "recipient", "place"):
        sides = tuple(e for e in told.arguments.get(role) if e not in kept.arguments.get("actor"))
        kept.arguments.put_sides(role, sides, tuple(told.arguments.spans.get(role, ())))


def _with_victims(blow: Draft, harm: Draft) -> Draft:
    """The blow with the number of those whom it harmed (61 شخصا قتلوا في انفجار)."""
    counted = tuple(q for q in harm.quantities if q not in blow.quantities)
    return blow._replace(quantities=counted + blow.quantities)
