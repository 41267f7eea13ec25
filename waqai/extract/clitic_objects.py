"""Verbs that carry their object as a pronoun: whom it stands for, and who does it where the verb tells on.

التقى الوزير نظيره وأبلغه بالقرار: the subject is that of the verb before, the pronoun somebody else.
Limits: a verb joined by و or the like with a preposition or a clause right behind, or one with a pronoun that takes up
the noun before it (تحذيرا دعاها فيه إلى كذا); silence where somebody unknown may be meant.
"""

from __future__ import annotations

from waqai.extract.discourse import MEMORY, Discourse, Sides
from waqai.extract.phrases import carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.extract.untold import is_told
from waqai.knowledge.grammar import grammar
from waqai.text.verbs import Form

TELLING_ON = frozenset(("كما", "ثم", "قد", "وقد"))
TAKING_UP = frozenset(("فيه", "فيها", "خلاله", "خلالها"))


def silent_doer(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """Who does what a verb with its object's pronoun tells, where that is whoever did what was told before."""
    behind = scene.form(trigger.last)
    if behind not in TAKING_UP and not (_tells_on(scene, trigger) and _has_no_subject(scene, behind, trigger.last)):
        return ()
    form = trigger.lexeme.form
    for verb in sorted((v for v in discourse.sides_of_verb if v < trigger.first), reverse=True):
        sides, known = discourse.sides_of_verb[verb], scene.verbs[verb]
        if sides and discourse.agrees(sides, form.gender, form.number):
            return sides if discourse.may_be_silent(sides) else ()
        if not sides and is_told(scene, verb, known) and known.form.gender in ("", form.gender):
            return ()
    return _last_told(discourse, form)


def two_before(trigger: Trigger, discourse: Discourse) -> Sides:
    """نددت مصر وقطر بكذا، ودعتا المجلس إلى كذا: the two who did what the sentence told last of two."""
    before = sorted((v for v in discourse.sides_of_verb if v < trigger.first), reverse=True)
    sides = (discourse.sides_of_verb[verb] for verb in before)
    return next((two for two in sides if len(two) > 1), ())


def _last_told(discourse: Discourse, form: Form) -> Sides:
    """The last subject of the text that agrees; nobody where one unknown may be meant."""
    for told in reversed(discourse.subjects[-MEMORY:]):
        if told.sides and discourse.agrees(told.sides, form.gender, form.number):
            return told.sides if discourse.may_be_silent(told.sides) else ()
        if not told.sides and (told.gender in ("", form.gender) or form.gender == ""):
            return ()
    return ()


def _tells_on(scene: Scene, trigger: Trigger) -> bool:
    """وأبلغه, كما يطالبها."""
    return trigger.prefix[:1] in ("و", "ف") or scene.form(trigger.first - 1) in TELLING_ON


def _has_no_subject(scene: Scene, behind: str, at: int) -> bool:
    """Whether a preposition or a clause follows, and no noun that may be the subject (واجتاحها طوفان)."""
    return scene.is_closing(at) or behind in grammar().prepositions or bool(carried_preposition(behind))


def object_of_pronoun(scene: Scene, trigger: Trigger, discourse: Discourse, doers: Sides) -> Sides:
    """Whom a verb's pronoun stands for: in a relative clause its head (الموقع الذي قصفته) or, unnamed, nobody;
    elsewhere the nearest who agrees and is none of the doers."""
    before = trigger.first - 1
    if scene.form(before) not in grammar().relatives:
        return discourse.antecedent(scene, trigger.first, trigger.suffix, besides=doers)
    head = scene.taken.get(before - 1)
    return head.entities if head is not None else ()
