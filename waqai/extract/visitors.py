"""Who makes a visit that only a noun names: زيارة لأردوغان إلى مصر, استعدادا لزيارة الملك.

Limits: visits of which no visitor is read, with a person right behind the noun; an unnamed visitor's host may be taken
for him where a verb brings neither.
"""

from __future__ import annotations

from waqai.extract.filling import Arguments
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.extract.visits import PLACES
from waqai.knowledge.grammar import word_class

PREPARING = word_class("preparing")
TOWARDS = frozenset(("ل", "الي"))


def give_visitor(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Makes a person behind the noun of a visit, of which no visitor is told, the visitor: with ل, or as its owner
    where it is prepared for; a place behind him is where he goes."""
    if trigger.frame.mode != "visit" or not trigger.is_noun or found.get("actor"):
        return
    behind = list(scene.between(trigger.last, scene.clause_end(trigger.last)))
    if not behind or scene.types(behind[0]) != {"person"} or not set(behind[0].entities) <= set(found.get("recipient")):
        return
    prepared = scene.form(trigger.first - 1) in PREPARING and trigger.prefix.endswith("ل")
    if behind[0].prep != "ل" and not (prepared and not behind[0].prep):
        return
    found.give("actor", behind[0].entities)
    found.spans["actor"] = [*behind[0].spans]
    found.spans["recipient"] = [span for span in found.spans.get("recipient", ()) if span not in behind[0].spans]
    goal = next((p for p in behind[1:] if p.prep in TOWARDS and scene.types(p) <= PLACES), None)
    found.put("recipient", goal)
