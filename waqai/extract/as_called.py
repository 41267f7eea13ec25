"""Who calls or finds something bad or good, where the words stand behind what is so called: ما وصفه بالمؤامرة,
النقاط التي وصفتها بالخطيرة, في ما اعتبره خرقا.

The verb's subject is whoever the sentence tells of; its pronoun goes back to ما or to the noun before
الذي, nobody else.
Limits: a caller who stands behind the verb is found as any other verb's subject.
"""

from __future__ import annotations

from waqai.extract.discourse import Discourse, Sides
from waqai.extract.scene import Scene
from waqai.extract.triggers import Trigger
from waqai.knowledge.grammar import grammar, word_class
from waqai.text.folding import fold_text

CALLING = word_class("calling_verbs")
WHAT = word_class("what")


def is_called_so(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of calling stands behind what it is about, with the pronoun that takes it up."""
    before = scene.form(trigger.first - 1)
    calls = bool(trigger.suffix) and fold_text(trigger.lexeme.lemma) in CALLING
    return calls and (before in WHAT or before in grammar().relatives)


def stands_for_what(scene: Scene, trigger: Trigger) -> bool:
    """Whether the pronoun stands for ما, which nobody else is."""
    return is_called_so(scene, trigger) and scene.form(trigger.first - 1) in WHAT


def caller(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """The subject of the nearest verb before that agrees, else whom the text told of last."""
    form = trigger.lexeme.form
    before = (discourse.sides_of_verb.get(at, ()) for at in sorted(scene.verbs, reverse=True) if at < trigger.first)
    for sides in (*before, *(told.sides for told in reversed(discourse.subjects[-3:]))):
        if sides and discourse.agrees(sides, form.gender, form.number):
            return sides
    return ()
