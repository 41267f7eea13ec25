"""What somebody refuses: رفضت مصر تهجير السكان, أكد الأردن رفضه تهجيرهم, عارضت الصين فرض عقوبات.

A hostile act that is refused is done by nobody who refuses it, and need not be done at all; what the clause says of it
beside (القصف الإسرائيلي, قصف إسرائيل قراهم) stands.  Limits: a noun without article, right behind the refusal or behind
its subject; acts of one's own that are refused (وقف الحرب, التفاوض) are denied ones (`data/status_leads.toml`).
"""

from __future__ import annotations

from waqai.extract.act_words import word_stems
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar, word_class
from waqai.text.folding import fold_text

HOSTILE = frozenset(("COERCE", "ASSAULT", "SANCTION", "MOBILIZE"))
REFUSING, REFUSALS = word_class("refusing"), word_class("refusals")
BRINGING, EFFORTS = word_class("bringing_about"), word_class("efforts")
ANY = frozenset(("اي", "كل", "جميع", "كافه"))
REACH = 8
"""Words between a refusal and what is refused, its subject among them."""


def refusal_of(scene: Scene, trigger: Trigger) -> int | None:
    """The word that refuses a hostile act; None where nobody does, or where the act has a doer of its own."""
    if not trigger.is_noun or trigger.has_article or trigger.frame.event not in HOSTILE:
        return None
    planned = trigger.prefix == "ل" and not EFFORTS.isdisjoint(word_stems(scene.form(trigger.first - 1)))
    if (trigger.prefix and not planned) or _has_doer(scene, trigger):
        return None
    at = trigger.first - 1 - planned  # رفضها أي خطة لتهجير السكان
    at -= scene.form(at) in ANY
    at -= not BRINGING.isdisjoint(word_stems(scene.form(at)))  # رفض فرض عقوبات
    if not REFUSALS.isdisjoint(word_stems(scene.form(at))):
        return at
    for k in range(at, max(at - REACH, scene.sentence.first - 1), -1):
        if k in scene.verbs:
            return k if fold_text(scene.verbs[k].lemma) in REFUSING else None
        if scene.is_closing(k) or scene.form(k) in grammar().prepositions:
            return None
    return None


def _has_doer(scene: Scene, trigger: Trigger) -> bool:
    """قصف إسرائيل قراهم, قصف إسرائيلي: who does it stands right behind the noun, and somebody or something behind him;
    a noun that only one stands behind (تهجير الفلسطينيين) is done to him."""
    behind = scene.taken.get(trigger.last)
    if behind is None or behind.prep:
        return scene.form(trigger.last).endswith(("ي", "يه")) and trigger.last in scene.taken
    states = "state" in scene.types(behind) and trigger.frame.event == "ASSAULT"
    return states and scene.form(behind.last) != "" and not scene.is_closing(behind.last)
