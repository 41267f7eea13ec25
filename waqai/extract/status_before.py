"""Status from before the act: the nearest cue of its clause (نفى أن, من المقرر أن, إذا, محاولة).

The cues are `data/status.toml`.  What looks like a cue and is none for this act is passed over: a denial of a word
about it, a future that it only is the reason of, an idiom (لا يزال).  A cue may be turned by what stands about it
(`data/status_turns.toml`): who does not intend to do something denies it, what is not done but after something depends
on that, whether is a question.
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.scene import Scene
from waqai.extract.status_after import (
    Sign,
    by_the_way,
    forms,
    is_apart,
    is_asked_consent,
    is_dated_by,
    is_unharmed,
    is_untouched,
    withholds_name,
)
from waqai.extract.triggers import Trigger
from waqai.knowledge.grammar import Cues, VerbForm, folded, grammar, status_cues, status_idioms, word_class
from waqai.knowledge.loader import toml
from waqai.model import Status
from waqai.text.phrases import PhraseIndex

LONG_ENOUGH = 6
"""Letters of a word that may be a cue behind its ب or ل: shorter ones are other words (بدون, بطلب)."""
SURELY = "لقد"
FURTHEST_CUE = 12
THAT = frozenset(("ان", "بان", "انه", "انها"))
REPORTS = word_class("reports")
REPORTS_BEFORE, WHAT = 3, "ما"
# كانا يستعدان لإطلاق قذائف: what was meant once may never have come.
WAS = frozenset(("كان", "كانت", "كانا", "كانتا", "كانوا", "وكان", "وكانت", "وكانوا"))
FOLLOWING = frozenset(("planned", "possible", "conditional"))
WHETHER = frozenset(("ما", "عما", "فيما"))
EXCEPT = "الا"
EXCEPTED = 8
"""Words behind an act within which إلا makes its denial a condition."""
NOT = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن"))
BEEN = frozenset(("يكن", "تكن", "يكونوا", "يعد", "تعد"))
WILL_NOT = frozenset(("لا", "لن"))
IF = frozenset(("اذا", "لو"))
UNMEANT_REACH = 3
THAT_REACH = 4


def cue_before(scene: Scene, trigger: Trigger) -> Sign | None:
    """The nearest cue before the trigger in its clause; at one word the stronger status."""
    at, distance, crossed = trigger.first - 1, 1, 0
    while at >= scene.sentence.first and distance <= FURTHEST_CUE:
        found = _cue_at(scene, at, distance, trigger)
        if found is not None:
            return found
        joined = scene.form(at)[:1] in ("و", "ف") and _is_of_act(scene, at, trigger)  # القدرة على القتال ولن نتردد
        if joined or _ends_search(scene, at, crossed):
            return None
        crossed += scene.form(at) in THAT
        at, distance = at - 1, distance + (at not in scene.timed)
    return None


def _ends_search(scene: Scene, at: int, crossed: int) -> bool:
    """Cues reach over one أن (من المقرر أن يزور), never over a mark or a past verb of another clause."""
    form = scene.form(at)
    if form in THAT:
        return crossed > 0
    if scene.is_closing(at):
        return not _is_of_reports(scene, at + 1)
    verb = scene.verbs.get(at)
    if verb is None or verb.form.tense != "past" or verb.lemma in grammar().light:
        return False
    return not _is_of_reports(scene, at)


def _is_of_reports(scene: Scene, at: int) -> bool:
    """الأنباء التي تحدثت عن, التقارير التي ذكرت أن: who denies the reports denies what they told."""
    behind = range(max(scene.sentence.first, at - 1 - REPORTS_BEFORE), at - 1)
    if scene.form(at - 1) == WHAT:
        return True  # نفى ما ذكرته وكالة عن
    relative = scene.form(at - 1) in grammar().relatives
    return relative and any(not REPORTS.isdisjoint(word_stems(scene.form(back))) for back in behind)


def _cue_at(scene: Scene, at: int, distance: int, trigger: Trigger) -> Sign | None:
    word = scene.words[at]
    verb = scene.verbs.get(at)
    if verb is not None and _is_future(word.form, verb) and not is_apart(scene, at, trigger):
        return Sign("planned", word.span)
    if at in scene.taken or not (may_announce(word.form) or _idiom_at(scene, at, trigger.first)):
        return None
    for status, cues in status_cues().items():
        if (
            status in FOLLOWING
            and word.form != EXCEPT
            and (is_apart(scene, at, trigger) or _is_told_next(scene, at, trigger))
        ):
            continue
        if status == "possible" and _is_of_what_happens(scene, at, trigger):
            continue
        if status == "occurred" and _is_of_other_time(scene, at, trigger):
            continue
        if is_asked_consent(scene, at, trigger) or by_the_way(scene, at) or withholds_name(scene, at):
            continue
        if status == "denied" and (is_dated_by(scene, trigger) or _is_of_act(scene, at, trigger)):
            continue
        if status == "denied" and (_in_other_idiom(scene, at, trigger.first) or is_unharmed(scene, at, trigger)):
            continue
        if status == "denied" and is_untouched(scene, at, trigger):
            continue
        reach = cues.verb_reach if at in scene.verbs else cues.reach
        if distance <= reach and _announces(scene, at, cues, status, trigger):
            return Sign(_turned(scene, at, status, trigger), word.span)
    return None


def _turned(scene: Scene, at: int, status: Status, trigger: Trigger) -> Status:
    """The status of a cue once what stands about it is heard."""
    if status == "planned" and at in scene.verbs and scene.form(at - 1) in WAS:
        return "possible"
    if status == "conditional" and scene.form(at - 1) in WHETHER:
        return "possible"
    if status in ("planned", "possible") and _is_unmeant(scene, at):
        return "denied"
    if status == "denied" and _is_excepted(scene, at, trigger):
        return "conditional"
    return "conditional" if status == "planned" and _is_apodosis(scene, at) else status


def _is_unmeant(scene: Scene, at: int) -> bool:
    """لا تعتزم مهاجمة, عدم وجود أي نية للتنحي, غير مستعدة للتفاوض: an intention or a chance that is denied."""
    before = range(max(scene.sentence.first, at - UNMEANT_REACH), at)
    if at in scene.verbs:
        before = range(max(scene.sentence.first, at - 2), at)
        if scene.form(at - 1) not in NOT and not (scene.form(at - 1) in BEEN and scene.form(at - 2) in NOT):
            return False
        return scene.verbs[at].lemma in toml("status_turns")["intending"]
    if folded_list("intentions").isdisjoint(word_stems(scene.form(at))):
        return False
    last = next((k for k in reversed(before) if without_and(scene.form(k)) in folded_list("lacking")), None)
    return last is not None and not any(scene.is_closing(k) for k in range(last + 1, at)) and not _is_idiom(scene, last)


def _is_idiom(scene: Scene, at: int) -> bool:
    return any(True for _ in status_idioms().at(scene.words, at, scene.sentence.last))


def _is_excepted(scene: Scene, at: int, trigger: Trigger) -> bool:
    """لن يتم إلا بإجراء مباحثات, لا لقاء إلا بعد الانسحاب: what is not done but under a condition."""
    if without_and(scene.form(at)) not in WILL_NOT:
        return False
    before = any(scene.form(k) == EXCEPT for k in range(at + 1, trigger.first))
    behind = range(trigger.last, min(trigger.last + EXCEPTED, scene.clause_end(trigger.last) + 1))
    return before or any(scene.form(k) == EXCEPT and scene.form(k + 1) in ("بعد", "اذا", "بشرط") for k in behind)


def _is_apodosis(scene: Scene, at: int) -> bool:
    """إذا رفض فسيعقد اجتماع, في حال تأخر الرد فإنه سيعقد: ف opens what follows from a condition before it."""
    opens = next((k for k in (at, at - 1, at - 2) if scene.form(k).startswith(("فس", "فان"))), None)
    if opens is None:
        return False
    cues = status_cues()["conditional"]
    before = range(scene.sentence.first, opens)
    idioms = (True for k in before if cues.idioms.opens(scene.form(k)) for _ in cues.idioms.at(scene.words, k, opens))
    return any(without_and(scene.form(k)) in IF for k in before) or any(idioms)


def _is_told_next(scene: Scene, at: int, trigger: Trigger) -> bool:
    """درس التوصيات وأسف لها: a past behind و is told by itself, unless the cue is a condition."""
    is_past = not trigger.is_noun and trigger.lexeme.form.tense == "past"
    return is_past and trigger.prefix == "و" and at not in scene.verbs and scene.form(at) not in IF


def _is_of_what_happens(scene: Scene, at: int, trigger: Trigger) -> bool:
    """نأمل أن تنجح المفاوضات, يمكن أن يضر بالمصالحة: what is known, of which something else is hoped or feared."""
    if not trigger.is_noun or not (trigger.suffix or trigger.prefix.endswith(("ال", "لل"))):
        return False
    led = without_and(scene.form(trigger.first - 1)) in grammar().prepositions or trigger.prefix.startswith("ب")
    if trigger.frame.event not in toml("status_turns")["known"] or (led and trigger.frame.event == "CONSULT"):
        return False  # ستبحث عند اجتماعها
    if not any(scene.form(k) in THAT for k in range(at + 1, min(at + THAT_REACH, trigger.first))):
        return False
    verbs = [k for k in range(at + 1, trigger.first) if scene.starts_verb(k)]
    return bool(verbs) and scene.verbs[verbs[-1]].lemma not in toml("status_turns")["happening"]


def _is_of_other_time(scene: Scene, at: int, trigger: Trigger) -> bool:
    """إذا كان هناك هجوم; كان مخمورا ويجري استجوابه: a condition, or a verb of its own between."""
    if scene.form(at - 1) in status_cues()["conditional"].words:
        return True
    return trigger.is_noun and any(k in scene.verbs for k in range(at + 1, trigger.first))


def _is_of_act(scene: Scene, at: int, trigger: Trigger) -> bool:
    """لن نسمح, لا نمانع: who says no thereby refuses or consents; a negation that the frame asks for is no denial."""
    wanted, denying = set(trigger.frame.only_after), status_cues()["denied"].words
    return bool(wanted) and wanted <= {*denying, "الا"} and at == trigger.first - 1


def _in_other_idiom(scene: Scene, at: int, stop: int) -> bool:
    """لا يزال and the like deny nothing; nor does لم in ما لم.  An act inside the idiom is denied (لم يستبعد)."""
    starts = (at, at - 1) if at > scene.sentence.first else (at,)
    return any(match.last > at for i in starts for match in status_idioms().at(scene.words, i, stop))


@functools.lru_cache(maxsize=32_000)
def may_announce(form: str) -> bool:
    """Whether a folded word is a cue of any status, its proclitics left out or not."""
    return any(stem in cues.words for stem in (*_stems(form), form[1:]) for cues in status_cues().values())


@functools.lru_cache(maxsize=32_000)
def _stems(form: str) -> tuple[str, ...]:
    """A folded word as it stands, without و or ف, and without ب or ل before a noun (بالتحضيرات, للتحضيرات)."""
    stems = [form, form[1:]] if form[:1] in ("و", "ف") else [form]
    for stem in tuple(stems):
        if stem.startswith("لل"):
            stems.append("ال" + stem[2:])
        elif stem[:1] in ("ب", "ل") and len(stem) >= LONG_ENOUGH:
            stems.append(stem[1:])
    return tuple(stems)


def _idiom_at(scene: Scene, at: int, stop: int) -> bool:
    opened = _idioms_of(scene.words[at].form)
    return bool(opened) and any(True for idioms in opened for _ in idioms.at(scene.words, at, stop))


@functools.lru_cache(maxsize=32_000)
def _idioms_of(form: str) -> tuple[PhraseIndex[bool], ...]:
    """The lists of idioms that a folded word may open one of; none for most words."""
    return tuple(cues.idioms for cues in status_cues().values() if cues.idioms.opens(form))


def _announces(scene: Scene, at: int, cues: Cues, status: str, trigger: Trigger) -> bool:
    form = scene.form(at)
    if any(True for _ in cues.idioms.at(scene.words, at, trigger.first)):
        return True
    stems = _stems(form)
    if trigger.is_participle or not trigger.is_noun:
        stems = stems[: 1 + (form[:1] in ("و", "ف"))]
    if any(stem in cues.words for stem in stems):
        return "قد" not in stems or (trigger.lexeme.form.tense != "past" and not _past_next(scene, at))
    return form != SURELY and form[:1] in "سل" and form[1:] in cues.words and status in FOLLOWING


def _is_future(form: str, verb: VerbForm) -> bool:
    """سيتم, ستعقد: the future's س before a present form."""
    form = form[1:] if form[:2] in ("وس", "فس") else form
    return (
        verb.form.tense == "present" and form[:1] == "س" and form[1:2] in tuple("يتن") and form[1:] in grammar().verbs
    )


def _past_next(scene: Scene, at: int) -> bool:
    """قد before a past says that it was done; no present begins with another letter than these (قد كثرت, قد عبر)."""
    verb = scene.verbs.get(at + 1)
    if scene.form(at + 1) in forms("pasts_in_t"):
        return True
    return scene.form(at + 1)[:1] not in tuple("يتنا") if verb is None else verb.form.tense == "past"


@functools.cache
def folded_list(name: str) -> frozenset[str]:
    """A list of `data/status_turns.toml`, folded."""
    return folded(toml("status_turns")[name])
