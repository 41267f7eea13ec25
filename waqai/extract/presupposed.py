"""Acts that somebody's reported words take for granted: they are the article's own, not on the speaker's word.

"He praised the part of the troops that took part in the battle": the praise is his, that they took part is told by the
article.  So are acts in a relative clause, in a participle that describes or behind one (المعاهدة الموقعة, البلدان
الخاضعان لعقوبات), and in a clause of time (بعدما).  Direct quotations are somebody's words to the letter and stay so.
"""

from __future__ import annotations

from waqai.extract.act_words import word_stems
from waqai.extract.draft import Draft
from waqai.extract.ordinary import DEFINITE
from waqai.extract.scene import Scene
from waqai.extract.subject_phrases import CLEFT
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar, word_class
from waqai.knowledge.reporting import words
from waqai.text.folding import fold_text

AFTERWARDS = word_class("afterwards")
CITED = ("source:", "own:")
"""What a source is cited for it tells whole, clauses of time and relative clauses with it."""
FELT = (":أعرب", ":عبر", ":أبدى")
DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "CONSULT", "RETREAT", "MOBILIZE", "PROTEST"))
"""What somebody is sorry or glad about has happened, and is none of his claims (أعربت عن أسفها للهجوم)."""
PREPOSITIONS = frozenset(("الي",))
TO_COME = frozenset(("planned", "possible", "conditional"))
"""What has not happened is nobody's knowledge: it stays on the word of who speaks (الأسرى الذين سيفرج عنهم)."""


def is_presupposed(draft: Draft) -> bool:
    """Whether the act is told by the way in what somebody is said to have said."""
    quote, trigger, scene = draft.quote, draft.trigger, draft.scene
    if quote is None or quote.direct or draft.judgement.status in TO_COME or (quote.rule or "").startswith(CITED):
        return False
    if trigger.is_noun:
        if (quote.rule or "").endswith(FELT) and trigger.frame.event in DEEDS:
            return True
        judged = fold_text((quote.rule or "").rpartition(":")[2]) in words("taken_for_granted")
        if judged and draft.judgement.status == "occurred":
            return True  # رحبت الوزارة باتفاق البلدين
        before = scene.form(trigger.first - 1)
        if trigger.frame.event in DEEDS and _is_met_or_named(scene, trigger):
            return True
        opens = scene.words[trigger.first].start <= quote.span.start  # أعلنت الوزارة السيطرة على
        known = trigger.prefix == "ال" and not opens and _is_definite(scene, trigger.first - 1)
        return known or before in grammar().undergoing
    opener = scene.form(trigger.first - 1)
    told = scene.form(trigger.first - 2) in CLEFT  # إن القوات هي التي قصفت
    return (opener in grammar().relatives and not told) or opener in AFTERWARDS


def _is_met_or_named(scene: Scene, trigger: Trigger) -> bool:
    """تسليم السلاح في هجومها على الجارة, الرد على قصف المدن: what one answers, or is in the midst of, has happened."""
    before = trigger.first - 1
    if scene.form(before) == "في":
        return bool(trigger.suffix)
    return scene.form(before) == "علي" and not word_class("answering").isdisjoint(word_stems(scene.form(before - 1)))


def _is_definite(scene: Scene, at: int) -> bool:
    """Whether a noun with the article stands here: no preposition, no verb that begins alike (ألقت القبض)."""
    word = scene.words[at]
    return at not in scene.verbs and word.bare.startswith(DEFINITE) and word.form not in PREPOSITIONS
