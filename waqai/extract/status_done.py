"""What was done though its frame's act lasts: a battle in which somebody fell, worry that somebody voiced.

A fight is told as over behind what sets the news in its course or after it (أصيب خلال المواجهات, بعد المعارك), where
somebody came to harm in it, or where its clause says that it broke out (المعارك التي دارت); a war is not.  Worry, blame
and refusal are done by being voiced, however far the verb stands before its عن (أعربت المنظمة في بيان، أمس، عن قلقها).
Limits: only nouns; an adjective of lasting (المعارك الدائرة) is heard before.
"""

from __future__ import annotations

from waqai.extract.act_words import without_and
from waqai.extract.scene import Scene
from waqai.extract.status_after import forms
from waqai.extract.status_leads import ABOUT, IN, THIS
from waqai.extract.status_turns import OF
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar
from waqai.text.folding import fold_text

HARMED_BEFORE = 16
"""Words between a verb of harm and the fight in which it was done: who, how many, where."""
DESCRIBED = 6
"""Words between a fight and its relative pronoun: its sides."""
VOICED_FAR = 16
"""Words between a verb of voicing and its عن: a subject with office and name, on what occasion."""
VOICED = frozenset(("ACCUSE", "REJECT"))
OBJECT_REACH = 5
"""Words between a verb of voicing and what it voices: its subject (تبدي أوساط سياسية مخاوفها)."""
COUNTED = 4
"""Words before a fight in which so many days after it are told."""
AND = "و"


def is_fought(scene: Scene, trigger: Trigger) -> bool:
    """Whether a fight is told as one that was: in its course, after it, with harm done in it, or as it broke out."""
    if fold_text(trigger.lexeme.lemma) not in forms("fights"):
        return False
    at = trigger.first - 1
    before = without_and(scene.form(at - (scene.form(at) in THIS)))
    if before in forms("in_course_of") or (before == IN and _harm_before(scene, trigger)):
        return True
    if at in scene.verbs and (before in forms("breaking_out") or before in forms("breaking_anew")):
        return True
    return _is_counted(scene, trigger) or _broke_out(scene, trigger)


def is_followed(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody's blow, or his taking of a place, is what the news follow upon (بعد سيطرتهم على الحي)."""
    return without_and(scene.form(trigger.first - 1)) in forms("followed_upon")


def _is_counted(scene: Scene, trigger: Trigger) -> bool:
    """بعد يوم من المواجهات: so long after them."""
    if scene.form(trigger.first - 1) != OF:
        return False
    before = (without_and(scene.form(at)) for at in range(trigger.first - COUNTED, trigger.first - 1))
    return not forms("followed_upon").isdisjoint(before)


def _harm_before(scene: Scene, trigger: Trigger) -> bool:
    """قتل ثلاثة جنود في المعارك, مقتل قائد في الاشتباكات."""
    first = max(scene.sentence.first, trigger.first - HARMED_BEFORE)
    for at in range(trigger.first - 2, first - 1, -1):
        form = without_and(scene.form(at))
        if form in forms("harm_done") or (form in forms("harm") and at in scene.verbs):
            return True
        if scene.is_closing(at):
            return False
    return False


def _broke_out(scene: Scene, trigger: Trigger) -> bool:
    """المواجهات التي اندلعت, المعارك بين الجيش والمتمردين التي شهدتها المدينة."""
    behind = range(trigger.last, min(trigger.last + DESCRIBED, scene.sentence.last - 1))
    relative = next((at for at in behind if scene.form(at) in grammar().relatives), None)
    if relative is None:
        return False
    verb = scene.form(relative + 1)
    return verb in forms("breaking_out") or verb.removesuffix("ها").removesuffix("ه") in forms("witnessing")


def is_voiced(scene: Scene, trigger: Trigger) -> bool:
    """أعرب الأمين العام في بيان عن قلقه, أبدت أوساط مخاوفها: what lasts is told by its being voiced."""
    if trigger.frame.event not in VOICED or not trigger.is_noun:
        return False
    at = trigger.first - 1 - (trigger.prefix == AND)  # يعلن إدانته ورفضه
    if scene.form(at) != ABOUT:
        return _is_object_of_voicing(scene, at, trigger)
    for back in range(at - 1, max(scene.sentence.first, at - VOICED_FAR) - 1, -1):
        if without_and(scene.form(back)) in forms("voicing_of"):
            return True
        if scene.starts_verb(back) and scene.form(back - 1) not in grammar().relatives:
            return False
    return False


def _is_object_of_voicing(scene: Scene, at: int, trigger: Trigger) -> bool:
    """أبدى دفاعه استياءه, يؤكد رفضه."""
    if without_and(scene.form(at)) in forms("voicing"):
        return True
    if not trigger.suffix or trigger.prefix or (at not in scene.verbs and scene.form(at) in grammar().prepositions):
        return False
    near = range(at, max(scene.clause_start(at), at - OBJECT_REACH) - 1, -1)
    verb = next((back for back in near if back in scene.verbs), None)
    return verb is not None and without_and(scene.form(verb)) in forms("voicing")
