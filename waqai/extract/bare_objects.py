"""The object of a verb, or of a verbal noun, that stands without a preposition.

Limits: the first noun phrase behind the subject, a few words away at most; further ones are not looked at.
"""

from __future__ import annotations

from waqai.extract.act_words import names_act
from waqai.extract.behind import behind_comma
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar, word_class

ADJECTIVES_REACH = 4
"""Words that no phrase covers before the object."""
DATING = word_class("dating")


def bare_object(scene: Scene, trigger: Trigger, after: int, found: Arguments) -> None:
    """The first phrase without a preposition behind the subject."""
    frame = trigger.frame
    if frame.object == "none":
        return
    for phrase in scene.between(after, scene.clause_end(after)):
        if (
            phrase.prep
            or sum(at not in scene.taken for at in range(after, phrase.first) if at not in scene.timed)
            > ADJECTIVES_REACH
            or phrase.entities == found.get(frame.subject)
            or _is_of_dating(scene, phrase)
            or _is_of_another_noun(scene, phrase)
        ):
            continue
        found.put(frame.object, phrase)
        return
    if not trigger.is_noun and not trigger.suffix:
        for phrase in behind_comma(scene, trigger, after):
            found.put(frame.object, phrase)


def _is_of_dating(scene: Scene, phrase: Phrase) -> bool:
    """احتجت بكين بعد لقاء بايدن بكذا: whose act only dates another is no object of it."""
    return names_act(scene.form(phrase.first - 1)) and scene.form(phrase.first - 2) in DATING


def _is_of_another_noun(scene: Scene, phrase: Phrase) -> bool:
    """دعت مواطنيها إلى مغادرة لبنان: the genitive of what a preposition brings is no object of the verb."""
    noun = phrase.first - 1
    return noun not in scene.taken and scene.form(noun - 1) in grammar().prepositions and noun not in scene.timed
