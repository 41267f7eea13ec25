"""Owners: whose relations, support or agreement an act is about, where only a pronoun tells (تعزيز علاقاتهما).

Limits: the pronoun on the noun that the frame needs; what it stands for is the discourse's guess.
"""

from __future__ import annotations

from waqai.extract.discourse import Discourse, Sides
from waqai.extract.scene import Scene
from waqai.extract.triggers import Trigger, meeting_word

OWNERS = ("هما", "هم", "ها", "ه")


def owners(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """Whom the pronoun on the needed noun of a mutual act stands for (تعزيز تعاونهما: the two that cooperate)."""
    frame = trigger.frame
    if not (frame.symmetric and frame.needs):
        return ()
    at = meeting_word(scene, trigger, frame.needs)
    if at is None or at in scene.taken or scene.words[at].bare.endswith(("ة", "اه")):
        return ()
    suffix = next((s for s in OWNERS if scene.form(at).endswith(s)), "")
    return discourse.antecedent(scene, at, suffix) if suffix else ()
