"""How far a denial before an act reaches: not over those who did it, nor over a word that speaks about the act.

حال دون محاكمة منفذ الهجوم denies no attack, عدم ارتياحها للزيارة no visit.  Limits: only nouns of acts; what the denied
noun passes on is a list (`passing_denial` of `data/status_clauses.toml`).
"""

from __future__ import annotations

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.scene import Scene
from waqai.extract.status_after import forms
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar
from waqai.knowledge.loader import toml

LACK = frozenset(("عدم", "بعدم", "لعدم", "وعدم"))
PREVENTED = frozenset(("دون",))
PREVENTING = frozenset(("حال", "حالت", "يحول", "تحول", "حالوا"))
PREVENTED_REACH = 6
UNTIL = "حتي"
IN, STATE = "في", "حاله"
THAT = frozenset(("ان", "بان", "انه", "انها"))
LEADING = ("ب", "ل", "لل")
COPULAS = frozenset(("ليس", "ليست", "ليسوا", "لسنا"))
PARTICLES, BEING = COPULAS | {"لا", "لم", "لن"}, frozenset(("يكن", "تكن", "نكن", "اكن", "يكون", "تكون"))
ONLY, BUT_ALSO, ALSO_REACH = frozenset(("فقط", "فحسب", "وحسب")), "بل", 25
SPOKEN = frozenset(("REJECT", "ACCUSE", "REQUEST", "THREATEN"))
UNDONE = frozenset(("COERCE", "SANCTION"))
CLAUSE = 3
"""Words behind ليس from which on a finite verb is another clause's (ليس لندافع أمام سلطات تتهمنا)."""


def is_beyond(scene: Scene, at: int, trigger: Trigger) -> bool:
    """Whether a denial at a word does not reach an act behind it."""
    between = range(at + 1, trigger.first)
    if any(scene.form(k) == UNTIL for k in between) or _is_of_another_clause(scene, at, trigger):
        return True
    if _is_no_predicate(scene, at, trigger):
        return True
    if not trigger.is_noun:
        return False
    if _is_undone(scene, at, trigger):
        return True
    if any(not forms("of_people").isdisjoint(word_stems(scene.form(k))) for k in between):
        return True
    return _is_beside(scene, at, trigger) or _is_about(scene, at, trigger) or _is_unfulfilled(scene, at, trigger)


def _is_of_another_clause(scene: Scene, at: int, trigger: Trigger) -> bool:
    """لن تقف مكتوفة الأيدي وستهاجم: a particle of denial stands before no س."""
    return without_and(scene.form(at)) in PARTICLES and not trigger.is_noun and trigger.prefix.endswith("س")


def is_not_alone(scene: Scene, at: int) -> bool:
    """لم تقصف الميناء فقط بل المدينة: what is denied is that it was all."""
    if without_and(scene.form(at)) not in PARTICLES:
        return False
    behind = range(at + 1, min(at + ALSO_REACH, scene.sentence.last))
    only = next((k for k in behind if scene.form(k) in ONLY), None)
    return only is not None and any(scene.form(k) == BUT_ALSO for k in range(only + 1, behind.stop))


def _is_no_predicate(scene: Scene, at: int, trigger: Trigger) -> bool:
    """ليس تنازلا عن مطالبهم, لن يكون خارج إطار المفاوضات: a copula denies what it says of something, and nothing that
    this is about; not: ليس في نيته التفاوض, ليس صحيحا أن."""
    form = without_and(scene.form(at))
    if form not in COPULAS and not (form in PARTICLES and scene.form(at + 1) in BEING):
        return False
    said = range(at + 1 + (form not in COPULAS), trigger.first)
    if any(scene.form(k) in THAT for k in said) or not said:
        return False
    if not trigger.is_noun:
        return len(said) >= CLAUSE
    if any(not forms("passing_copula").isdisjoint(word_stems(scene.form(k))) for k in said):
        return False
    joined = trigger.prefix.startswith("و")
    before = without_and(scene.form(said[-1]))
    led = trigger.prefix.endswith(LEADING) or before in grammar().prepositions or before in forms("about_it")
    content = [k for k in said if scene.form(k) not in grammar().prepositions | forms("about_it")]
    return (led or joined) and bool(content)


def _is_undone(scene: Scene, at: int, trigger: Trigger) -> bool:
    """طالب بإلغاء الاتفاقية, ألغت المحكمة العقوبات: what is to be cancelled, or was, had been done."""
    done = trigger.frame.event in UNDONE or trigger.frame.id == "agree.agreement"
    return done and not forms("cancelling").isdisjoint(word_stems(scene.form(at)))


def _is_unfulfilled(scene: Scene, at: int, trigger: Trigger) -> bool:
    """عدم تلبية دعوته, لم تنفذ وعدها: who does not do as was said denies no word that was given."""
    acts = toml("status_clauses")["fulfilled"]
    if not (trigger.frame.event in acts or trigger.frame.id in acts) or not _is_known(scene, trigger):
        return False
    between = [scene.form(k) for k in range(at + 1, trigger.first)]
    verb = any(form in forms("fulfils") for form in between)
    return verb or any(not forms("fulfilling").isdisjoint(word_stems(form)) for form in between)


def _is_beside(scene: Scene, at: int, trigger: Trigger) -> bool:
    """عدم السكوت على الفساد ومطالبة الحكومة, عدم وجود وقود ورفض الجيش: an act joined to عدم itself has no article where
    its noun has one, and what is said stands beside it."""
    apart = scene.form(at + 1).startswith("ال") or trigger.frame.event in SPOKEN
    return scene.form(at) in LACK and apart and trigger.prefix == "و" and at + 2 < trigger.first


def _is_about(scene: Scene, at: int, trigger: Trigger) -> bool:
    """عدم ارتياحها للزيارة, دون تسليط الأضواء على الحرب: a preposition leads from the denied noun to what is known."""
    if scene.form(at) not in LACK and not _is_prevented(scene, at):
        return False
    if at + 1 >= trigger.first or not _is_known(scene, trigger):
        return False
    led = trigger.prefix.endswith(LEADING) or without_and(scene.form(trigger.first - 1)) in grammar().prepositions
    return led and forms("passing_denial").isdisjoint(word_stems(scene.form(at + 1)))


def _is_prevented(scene: Scene, at: int) -> bool:
    before = range(max(scene.sentence.first, at - PREVENTED_REACH), at)
    return scene.form(at) in PREVENTED and any(without_and(scene.form(k)) in PREVENTING for k in before)


def is_no_condition(scene: Scene, at: int) -> bool:
    """حال المرض دون حضوره: a verb that is spelt like "in case"; في حالة تأهب: how somebody or something is."""
    if scene.form(at) == IN and scene.form(at + 1) == STATE:
        return scene.form(at + 2) in forms("states")
    behind = range(at + 1, min(at + PREVENTED_REACH, scene.sentence.last))
    return scene.form(at) in PREVENTING and any(scene.form(k) in PREVENTED for k in behind)


def _is_known(scene: Scene, trigger: Trigger) -> bool:
    """Whether the act has an article, a pronoun, or somebody with a name behind it whose it is (زيارة الدالاي لاما)."""
    return trigger.has_article or bool(trigger.suffix) or trigger.last in scene.taken
