"""Mentions of violence and protest that are told all the same.

A record of states holds what one state did to another, what is said to go on against one, and of what somebody is
accused, however it is mentioned.
"""

from __future__ import annotations

from waqai.extract.act_words import word_stems
from waqai.extract.draft import Draft
from waqai.extract.governors import governor
from waqai.extract.scene import Scene
from waqai.extract.status import ACCUSING
from waqai.extract.told_words import is_meant, verb_before, words_of_telling
from waqai.extract.trigger_senses import Trigger


def is_kept(draft: Draft) -> bool:
    """A mention that a record of states holds anyway: what one state, or its known head, did to another, what is said
    to go on against one, and of what somebody is accused."""
    if _is_unreal(draft):
        return False
    against = not _types(draft, "recipient").isdisjoint(("state", "place"))
    by_power = any(_is_power(draft, side) for side in draft.arguments.get("actor"))
    lasts = draft.judgement.status == "ongoing" and draft.judgement.span is not None
    whole = by_power and (against or (not draft.trigger.is_noun and bool(draft.arguments.get("recipient"))))
    if whole or (lasts and (against or by_power)):
        return True
    return bool(draft.arguments.get("actor")) and is_accused(draft.scene, draft.trigger)


def _is_unreal(draft: Draft) -> bool:
    """ميدان معركة, كي يقوم بهجمات: what is meant or feared is not said to go on."""
    scene, trigger = draft.scene, draft.trigger
    before = governor(scene, trigger)
    if before is not None and not words_of_telling("unreal").isdisjoint(word_stems(scene.form(before))):
        return True
    at = verb_before(scene, trigger) if trigger.is_noun else None
    return at is not None and is_meant(scene, at)


def _is_power(draft: Draft, side: str) -> bool:
    entity = draft.scene.entities.get(side)
    return entity is not None and (entity.type == "state" or (entity.type == "person" and entity.wikidata is not None))


def is_accused(scene: Scene, trigger: Trigger) -> bool:
    """اتهم الجيش المتمردين بقصف القرية."""
    at = verb_before(scene, trigger)
    return at is not None and scene.verbs[at].lemma in ACCUSING


def _types(draft: Draft, role: str) -> set[str]:
    return {draft.scene.entities[side].type for side in draft.arguments.get(role) if side in draft.scene.entities}
