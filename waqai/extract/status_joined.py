"""Status of a noun joined to what is called for, planned or agreed: طالب بإقالة الوزير وإعادة محاكمة القتلة.

Each noun of an act that و joins to the first behind one governor has the status that the governor gives the first, over
its sides and over a comma (ينص على وقف النار بين الطرفين، وانسحاب الجيش).
Limits: only what is to come is handed on; a noun of force is joined to the nearest noun of an act, which is mostly one
that was done (طالب بمحاسبة المسؤولين عن الحصار وقصف المدن).
"""

from __future__ import annotations

from waqai.extract.act_words import names_act, without_and
from waqai.extract.scene import Scene
from waqai.extract.status_after import Sign, forms
from waqai.extract.status_before import MEANT, cue_before
from waqai.extract.status_leads import BOUND, lead_words, led, may_be_meant, plain_forms
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar

FARTHEST = 24
"""Words between the first noun and one joined to it, with the sides of both."""
CARRIERS = 2
"""Nouns that carry the act, between it and its و (وإعادة محاكمة)."""
AND = "و"
FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST"))
SHORTEST = 3
LEADING = frozenset(("الي", "علي", "عن", "في"))


def joined_ahead(scene: Scene, trigger: Trigger) -> Sign | None:
    """The sign of the governor whose first noun a noun of an act is joined to, where that is to come."""
    head = _head(scene, trigger)
    if head is None or (trigger.suffix and trigger.frame.idafa == "actor"):
        return None
    forced = trigger.frame.event in FORCE
    for at in range(head - 1, max(head - 1 - FARTHEST, scene.sentence.first), -1):
        if scene.starts_verb(at) and not _is_described(scene, at):
            return None
        first = _as_first(scene, trigger, at)
        if first is not None:
            sign = led(scene, first) or (None if forced else cue_before(scene, first))
            if sign is not None:
                return sign if sign.status in MEANT else None
        if _ends(scene, at) or (forced and names_act(scene.form(at))):
            return None
    return None


def _head(scene: Scene, trigger: Trigger) -> int | None:
    """The word with the و that joins a noun, or what carries it, to others."""
    if not trigger.is_noun or not may_be_meant(trigger.frame):
        return None
    if trigger.prefix.startswith(AND):
        return trigger.first if trigger.prefix in (AND, "وال") else None
    if trigger.prefix not in ("", "ال"):
        return None
    for at in range(trigger.first - 1, trigger.first - 1 - CARRIERS, -1):
        form = scene.form(at)
        if lead_words("carrying").isdisjoint(plain_forms(form)):
            return None
        if form.startswith(AND):
            return at if at not in scene.verbs or without_and(form) in forms("like_pasts") else None
    return None


def _is_described(scene: Scene, at: int) -> bool:
    return any(scene.form(back) in grammar().relatives for back in (at - 1, at - 2))


def _as_first(scene: Scene, trigger: Trigger, at: int) -> Trigger | None:
    """The trigger as if it stood at a word that a preposition leads to, or None."""
    form = scene.form(at)
    if at in scene.taken or at in scene.timed or scene.words[at].kind != "arabic":
        return None
    if without_and(scene.form(at - 1)) in LEADING:
        return trigger._replace(first=at, last=at + 1, prefix="ال" if form.startswith("ال") else "")
    bound = next((one for one in BOUND if form.startswith(one) and len(form) > SHORTEST), None)
    return None if bound is None else trigger._replace(first=at, last=at + 1, prefix=bound)


def _ends(scene: Scene, at: int) -> bool:
    """Whether another clause begins at a word, but for a comma and a clause that describes."""
    form = scene.form(at)
    return scene.is_closing(at) and form != "،" and form not in grammar().relatives
