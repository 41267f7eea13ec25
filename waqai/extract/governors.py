"""What governs a noun of an act: the noun before it over prepositions and over nouns that only carry it.

التحقيق في اغتيال النائب reports an inquiry, أي هجوم على البلاد and مخطط لشن هجوم no attack at all: what stands before
the noun tells.  Carrying nouns (تنفيذ, شن, عملية), prepositions and acts joined by و are passed over, a few words far.
Limits: verbs are left to `status`, which knows their tenses.
"""

from __future__ import annotations

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import grammar

SUFFERS = "تعرض"
FURTHEST = 4
"""Words between a noun and what governs it."""


def governor(scene: Scene, trigger: Trigger) -> int | None:
    """The word that governs a noun of an act, if it is a noun of the same clause."""
    if not trigger.is_noun:
        return None
    for at in range(trigger.first - 1, trigger.first - 1 - FURTHEST, -1):
        if at < scene.sentence.first or scene.is_closing(at) or at in scene.timed:
            return None
        if not _is_passed(scene, at, trigger):
            return at
    return None


def is_only_named(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun of an act is only what an inquiry, a charge or a film is about (frames' `not_under`)."""
    name = trigger.frame.not_under
    return name is not None and governed_by(scene, trigger, name) is not None


def only_meant(scene: Scene, trigger: Trigger) -> int | None:
    """The word that makes an act only possible, meant or feared (frames' `possible_under`), or the ل of purpose.

    An act that is told with its doer's pronoun is known (ذخيرة لشن هجماتها, هدف إرسالها السفينة)."""
    name = trigger.frame.possible_under
    if name is None or (trigger.suffix and trigger.frame.idafa != "recipient"):
        return None
    at = governed_by(scene, trigger, name)
    return at if at is not None else purpose(scene, trigger)


def governed_by(scene: Scene, trigger: Trigger, name: str) -> int | None:
    """The governor of a trigger where it is of a class of `classes.toml`."""
    at = governor(scene, trigger)
    if at is None or at in scene.taken:
        return None
    return at if not noun_class(name).isdisjoint(word_stems(scene.form(at))) else None


def purpose(scene: Scene, trigger: Trigger) -> int | None:
    """The word with the ل of purpose before a noun of doing something (لاغتيال, لتنفيذ هجوم), or None.

    What somebody undergoes, answers or condemns is real (تعرض لهجوم, إدانة لقصف), and so is what has an article."""
    at = trigger.first if _is_for(scene, trigger) else _carrier(scene, trigger)
    if at is None:
        return None
    before = (*word_stems(scene.form(at - 1)), *word_stems(scene.form(at - 2)))
    start = scene.clause_start(at)
    suffered = any(
        scene.verbs[k].lemma == SUFFERS and (k == start or scene.form(k) != SUFFERS)  # فرضية تعرضه لاغتيال
        for k in scene.verbs
        if start <= k < at
    )
    return at if noun_class("real_before_l").isdisjoint(before) and not suffered else None


def _is_for(scene: Scene, trigger: Trigger) -> bool:
    """ل before a noun of doing something to somebody; with the article where the rest follows (للإطاحة به)."""
    prefix, frame = trigger.prefix.removeprefix("و"), trigger.frame
    if not trigger.is_noun or prefix not in ("ل", "لل") or frame.idafa == "actor":
        return False
    behind = scene.form(trigger.last)
    return prefix == "ل" or any(behind == p or (len(p) == 1 and behind.startswith(p)) for p in frame.preps or ())


def _carrier(scene: Scene, trigger: Trigger) -> int | None:
    """لتنفيذ, لشن, لارتكاب right before the noun, or with one noun between (لشن سلسلة هجمات)."""
    for at in (trigger.first - 1, trigger.first - 2):
        form = scene.form(at)
        if form[:1] == "ل" and form[1:] in noun_class("doing"):
            return at
    return None


def _is_passed(scene: Scene, at: int, trigger: Trigger) -> bool:
    form = scene.form(at)
    if form in grammar().prepositions or form in ("هذا", "هذه", "تلك", "ذلك", "«", '"', "“"):
        return True
    if not noun_class("carrying").isdisjoint(word_stems(form)):
        return True
    joined = trigger.prefix[:1] == "و" or scene.form(at + 1)[:1] == "و"
    return joined and names_act(form)
