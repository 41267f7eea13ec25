"""Mentions of violence and protest that are told all the same.

A record of states holds what one state did to another, what is said to go on against one, and of what somebody is
accused.  Whoever keys a page marks every deed that was done, wherever its noun stands (منفذ الهجوم, على خلفية مقتل
المحامي); left out stay wars and risings that everybody knows, the right to march, what is dreamt, trained for or
forbidden, what is counted by the dozen, and what lies years back.
"""

from __future__ import annotations

from waqai.extract.act_words import word_stems
from waqai.extract.draft import Draft
from waqai.extract.governors import governor
from waqai.extract.scene import Scene
from waqai.extract.status import ACCUSING
from waqai.extract.told_words import (
    governor_of,
    is_described_by,
    is_history,
    is_meant,
    is_one_of,
    is_statistic,
    verb_before,
    words_of_telling,
)
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.loader import toml


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


def is_deed(draft: Draft, published: str | None) -> bool:
    """على خلفية مقتل المحامي, منفذ الهجوم: a noun of a single deed says that it was done, whatever it is mentioned for;
    not one of wars, risings and powers that everybody knows, of what is dreamt, trained for or forbidden, or of years
    ago."""
    scene, trigger = draft.scene, draft.trigger
    affairs = toml("told")["affairs"]
    if (
        not trigger.is_noun
        or trigger.frame.event != "ASSAULT"
        or trigger.lexeme.lemma in affairs
        or trigger.frame.id in affairs
    ):
        return False
    if _is_unreal(draft) or is_statistic(scene, trigger) or is_history(draft, published):
        return False
    if trigger.suffix and not trigger.prefix and is_described_by(scene, trigger.first):
        return False
    at = governor_of(scene, trigger)
    topics = words_of_telling("topics") - words_of_telling("deeds_doers")
    if at is not None and not topics.isdisjoint(word_stems(scene.form(at))):
        return False
    return not _is_general(scene, trigger)


def _is_general(scene: Scene, trigger: Trigger) -> bool:
    """يعاقب القانون على قتل شخص, تلقوا تدريبا على تنفيذ هجمات: a kind of deed, which nobody is said to have done, like
    one that is made up or was foiled (لعبة عن هجوم, أحبط الأمن هجوما)."""
    before = range(scene.clause_start(trigger.first), trigger.first)
    if any(not words_of_telling("unreal", "imagined").isdisjoint(word_stems(scene.form(k))) for k in before):
        return True
    at = verb_before(scene, trigger)
    if at is None:
        return False
    if is_one_of(scene, at, "imagining", "foiling") or (at >= trigger.first - 2 and is_one_of(scene, at, "counting")):
        return True
    if scene.verbs[at].form.tense == "past" or is_one_of(scene, at, "doing", "suffering", "happening"):
        return False
    return is_one_of(scene, at, "ruling") or _is_any(scene, trigger)


def _is_any(scene: Scene, trigger: Trigger) -> bool:
    """رادار يكشف هجمات بالمسيرات: a noun that is not defined, not told for what came of it (بعد هجوم على القاعدة)."""
    known = trigger.suffix or trigger.has_article or trigger.last in scene.taken or scene.form(trigger.last)[:2] == "ال"
    return not known and scene.form(trigger.first - 1) not in words_of_telling("cause", "heading")


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
