"""What goes on by where it stands: a war since which something is told, talks that are there or are known, help that is
being given, what somebody has begun or what went on (تواصلت الاشتباكات).

Limits: only nouns; an adjective of lasting (المعارك الدائرة) is heard before.
"""

from __future__ import annotations

from waqai.extract.act_words import without_and
from waqai.extract.scene import Scene
from waqai.extract.status_after import DESCRIBED_BEHIND, forms, lasted
from waqai.extract.status_done import is_followed
from waqai.extract.status_leads import IN
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar
from waqai.text.folding import fold_text

ENDINGS = ("هما", "ها", "هم", "ه")
WITH_IT = frozenset(f"ب{end}" for end in ENDINGS)
BEGUN_REACH = 6
"""Words between a verb of beginning and what was begun: its subject, on what day."""


def lasts_since(scene: Scene, trigger: Trigger) -> bool:
    """منذ هجومه, منذ شن هجومه: what something dates from goes on, where it is somebody's war."""
    if trigger.frame.event != "ASSAULT" or not trigger.suffix:
        return False
    return "منذ" in {scene.form(trigger.first - back) for back in (1, 2, 3)}


def is_under_way(scene: Scene, trigger: Trigger) -> bool:
    """وجود مشاورات, تعثر المفاوضات: talks that are there, or falter, are held."""
    return trigger.frame.mode == "meet" and scene.form(trigger.first - 1) in forms("under_way")


def is_being_given(scene: Scene, trigger: Trigger) -> bool:
    """المساعدات التي تقدمها: a helping verb in the present, in the clause that describes the noun."""
    described = range(trigger.last, min(trigger.last + DESCRIBED_BEHIND, scene.sentence.last - 1))
    relative = next((at for at in described if scene.form(at) in grammar().relatives), None)
    if relative is None and not trigger.has_article:
        relative = trigger.last - 1  # غارات تشنها: without a relative behind a noun without article
    form = scene.form(relative + 1) if relative is not None else ""
    stems = [form[: -len(end)] for end in ENDINGS if form.endswith(end)]
    if relative is not None and scene.form(relative + 2) in WITH_IT:
        stems.append(form)  # زيارة يقوم بها
    verbs = (verb.form for stem in stems for verb in grammar().verbs.get(stem, ()))
    return any(form.tense == "present" and form.person != 1 for form in verbs)  # not: الدعوة التي أعلنها


def is_begun(scene: Scene, trigger: Trigger) -> bool:
    """بدأ الجيش هجوما, استأنف الطرفان المفاوضات: what takes its time, as the object of a verb of beginning."""
    if fold_text(trigger.lexeme.lemma) not in forms("begun") or trigger.prefix not in ("", "ال"):
        return False
    for at in range(trigger.first - 1, max(scene.clause_start(trigger.first), trigger.first - BEGUN_REACH) - 1, -1):
        form = without_and(scene.form(at))
        if form in forms("beginning_verbs"):
            return True
        if scene.starts_verb(at) or (at not in scene.taken and form != IN and form in grammar().prepositions):
            return False
    return False


def is_kept_on(scene: Scene, trigger: Trigger) -> bool:
    """تواصلت الاشتباكات, تواصلت عمليات القصف: what went on, unless it is told how long."""
    at = trigger.first - 1
    at -= scene.form(at) in forms("kept_doing")
    if trigger.prefix not in ("", "ال") or without_and(scene.form(at)) not in forms("kept_on"):
        return False
    return not lasted(scene, at)


def is_known_talks(scene: Scene, trigger: Trigger) -> bool:
    """نجاح المفاوضات, يعرقل المفاوضات: talks that are known, but what something followed upon (بعد المفاوضات)."""
    known = trigger.has_article and fold_text(trigger.lexeme.lemma) in forms("known_talks")
    return known and not is_followed(scene, trigger)
