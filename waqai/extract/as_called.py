"""Who calls or finds something bad or good, where the words stand behind what is so called: ما وصفه بالمؤامرة,
النقاط التي وصفتها بالخطيرة, في ما اعتبره خرقا.

The verb's subject is whoever the sentence tells of; its pronoun goes back to ما or to the noun before
الذي, nobody else.
Limits: a caller who stands behind the verb is found as any other verb's subject.
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import word_stems
from waqai.extract.discourse import Discourse, Sides
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import grammar, word_class
from waqai.model import EventType
from waqai.text.folding import fold_text

CALLING = word_class("calling_verbs")
WHAT = word_class("what")
JUDGED_REACH = 8
"""Words before what is called something in which a verb may judge it."""


def is_called_so(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of calling stands behind what it is about, with the pronoun that takes it up."""
    before = scene.form(trigger.first - 1)
    calls = bool(trigger.suffix) and fold_text(trigger.lexeme.lemma) in CALLING
    return calls and (before in WHAT or before in grammar().relatives)


def stands_for_what(scene: Scene, trigger: Trigger) -> bool:
    """Whether the pronoun stands for ما, which nobody else is."""
    return is_called_so(scene, trigger) and scene.form(trigger.first - 1) in WHAT


def is_blamed_already(scene: Scene, trigger: Trigger) -> bool:
    """استنكرت ما وصفته بالقمع, رحب بما وصفه بالتقدم: who blames, refuses or praises it by a verb before does not do so
    again by what he calls it."""
    if not is_called_so(scene, trigger):
        return False
    before = range(max(scene.sentence.first, trigger.first - JUDGED_REACH), trigger.first - 1)
    return any(_judges(scene.form(at), trigger.frame.event) for at in before)


@functools.lru_cache(maxsize=32_000)
def _judges(form: str, event: EventType) -> bool:
    known = (one.frame for stem in word_stems(form) for one in frames().words.get(stem, ()))
    return any(frame.event in (event, "REJECT") and not frame.needs for frame in known)


def caller(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """The subject of the nearest verb before that agrees, else whom the text told of last."""
    form = trigger.lexeme.form
    before = (discourse.sides_of_verb.get(at, ()) for at in sorted(scene.verbs, reverse=True) if at < trigger.first)
    for sides in (*before, *(told.sides for told in reversed(discourse.subjects[-3:]))):
        if sides and discourse.agrees(sides, form.gender, form.number):
            return sides
    return ()
