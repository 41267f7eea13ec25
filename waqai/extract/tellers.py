"""Who only tells of a blow: the subject of a verb of telling that brings the noun of another's deed.

`أعلن مصدر طبي مقتل ثلاثة`, `أكدت موسكو اختطاف طيار`, `نفى المتحدث وقوع قصف`: whoever speaks deals no blow.  Armies,
police and armed groups announce their own (أعلن الجيش مقتل عشرة مسلحين, أعلنت إسرائيل شن غارات), but not against
their own people (أعلن الجيش مقتل أحد جنوده).
Limits: what a speaker is, the noun that he is called by alone shows.
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import SPEECH, word_stems
from waqai.extract.discourse import Sides
from waqai.extract.possession import OWNERS
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import folded, word_class
from waqai.knowledge.loader import toml
from waqai.model import Entity
from waqai.text.folding import head_of

OWN_REACH = 3
"""Words behind a harm in which whose people they are is told."""
DENYING = "نفي"
ANNOUNCING = frozenset(("اعلن", DENYING))
"""Who does so may speak of his own deed; who confirms or reports a harm (أكدت موسكو اختطاف طيار) rather does not."""
TELLING_BODIES = word_class("telling_bodies")


def only_tells(scene: Scene, trigger: Trigger, lemma: str, sides: Sides) -> bool:
    """Whether the subject of the verb that brings a noun of a deed tells of it and has not done it."""
    speakers = [scene.entities[side] for side in sides if side in scene.entities]
    if trigger.frame.tells == "harm" and all(one.type == "person" for one in speakers):
        return True
    if lemma not in _telling() or trigger.frame.event in SPEECH:
        return False  # a source may speak for whoever calls or blames
    if trigger.frame.event != "ASSAULT":
        return any(map(_is_source, speakers))
    if _befalls(trigger):
        announced = lemma in ANNOUNCING and all(map(_deals_blows, speakers))
        return not announced or _are_own(scene, trigger)
    # نفت وزارة الدفاع وقوع غارة: a body denies what would be its own
    return any(map(_is_source if lemma == DENYING else _is_teller, speakers))


@functools.cache
def _telling() -> frozenset[str]:
    """Verbs that make known or deny; whoever claims a blow (تبنى) says that it was he."""
    return folded((*toml("told")["announcing"], "نفى")) - folded(("تبنى",))


def _befalls(trigger: Trigger) -> bool:
    """مقتل, إصابة, اختطاف, اغتيال: nouns that stand beside whom they befall."""
    return trigger.frame.tells == "harm" or trigger.frame.idafa == "recipient"


def _deals_blows(entity: Entity) -> bool:
    """Whether somebody is a force, or a state."""
    return entity.type == "state" or (entity.type != "person" and not noun_class("forces").isdisjoint(_heads(entity)))


def _is_source(entity: Entity) -> bool:
    """Whether somebody is only known as one who speaks (مصدر أمني, شهود)."""
    return entity.rule == "reporting-subject" and noun_class("forces").isdisjoint(_heads(entity))


def _is_teller(entity: Entity) -> bool:
    """Whether somebody is a source, or a body that watches, treats or speaks."""
    return _is_source(entity) or not TELLING_BODIES.isdisjoint(_heads(entity))


def _heads(entity: Entity) -> frozenset[str]:
    """What the first words of the names that somebody has in the article may be."""
    return frozenset(stem for name in (entity.name_ar, *entity.names) for stem in word_stems(head_of(name)))


def _are_own(scene: Scene, trigger: Trigger) -> bool:
    """مقتل أحد جنوده: a pronoun behind the harm says that it befell the speaker's own."""
    near = range(trigger.last, min(trigger.last + OWN_REACH, scene.clause_end(trigger.last)))
    free = (at for at in near if at not in scene.taken and not scene.words[at].bare.endswith("ة"))
    return any(scene.form(at).endswith(OWNERS) for at in free)
