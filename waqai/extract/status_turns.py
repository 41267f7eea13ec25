"""What turns a cue of status, or makes it another's: who does not intend to do something denies it.

A cue is heard with the words about it (`data/status_turns.toml`): a plan under a negation, whether, what is not done
but under a condition, what follows from one.  It is none of the act's where the act is known and another verb stands
between, where the act is the cue's own subject, or only tells when the cue's verb was.
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import names_act, without_and, word_stems
from waqai.extract.denial_reach import is_no_condition
from waqai.extract.scene import Scene
from waqai.extract.status_after import TOPICAL, forms
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import finite_forms, folded, grammar, status_cues, status_idioms, word_class
from waqai.knowledge.loader import toml
from waqai.model import Status
from waqai.text.folding import fold_text

THAT = frozenset(("ان", "بان", "انه", "انها"))
BUT = frozenset(("بل", "وانما", "انما"))
WHETHER = frozenset(("ما", "عما", "فيما"))
EXCEPT, OF = "الا", "من"
EXCEPTED = 8
"""Words behind an act within which إلا makes its denial a condition."""
# كانا يستعدان لإطلاق قذائف: what was meant once may never have come.
WAS = frozenset(("كان", "كانت", "كانا", "كانتا", "كانوا", "وكان", "وكانت", "وكانوا"))
NOT = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن"))
BEEN = frozenset(("يكن", "تكن", "يكونوا", "يعد", "تعد"))
WILL_NOT = frozenset(("لا", "لن"))
WITHOUT = frozenset(("دون", "بدون", "بلا"))
IF, TRYING = word_class("if_words"), word_class("trying")
MEANT: tuple[Status, ...] = ("planned", "possible")
MENTIONED = frozenset(("ASSAULT", "PROTEST"))
"""What is told only where a sentence reports it (`told`): a goal is no report of it."""
FATE = frozenset(("شان",))
UNMEANT_REACH = 3
THAT_REACH = 4
PLAN_REACH = 3
"""Words between a plan and the verb that says what it is."""
OPENING = 5
"""Words from a cue back to the ف of its clause: فإن الحكومة الجديدة مستعدة."""


def turned(scene: Scene, at: int, status: Status, trigger: Trigger) -> Status:
    """The status of a cue once what stands about it is heard."""
    if status == "planned" and at in scene.verbs and scene.form(at - 1) in WAS:
        return "possible"
    if status == "possible" and _provides(scene, at):
        return "planned"
    if status == "possible" and _is_kept_up(scene, at):
        return "ongoing"
    if status == "conditional" and scene.form(at - 1) in WHETHER:
        return "possible"
    if status in MEANT and (is_unmeant(scene, at) or _has_failed(scene, status, trigger)):
        return "denied"
    if status == "denied" and _is_excepted(scene, at, trigger):
        return "conditional"
    return "conditional" if status in MEANT and _is_apodosis(scene, at) else status


def _is_kept_up(scene: Scene, at: int) -> bool:
    """تواصل محاولة التوغل: an attempt that goes on."""
    verb = scene.verbs.get(at - 1)
    kept = verb is not None and fold_text(verb.lemma) in folded_list("keeping_up")
    return kept and not TRYING.isdisjoint(word_stems(scene.form(at)))


def _provides(scene: Scene, at: int) -> bool:
    """تقضي الخطة بنشر, خطة تقضي بسحب: what a plan or an agreement provides for is to come."""
    if without_and(scene.form(at)) not in _providing():
        return False
    near = range(max(scene.sentence.first, at - PLAN_REACH), min(at + 1 + PLAN_REACH, scene.sentence.last))
    return any(without_and(scene.form(k)) in folded_list("plans") for k in near)


def is_unmeant(scene: Scene, at: int) -> bool:
    """لا تعتزم مهاجمة, لم ينص على إقرار, عدم وجود أي نية للتنحي, فوتت فرصة: an intention or a chance that is denied."""
    form, before = scene.form(at), scene.form(at - 1)
    if form in _intending():
        return before in NOT or (before in BEEN and scene.form(at - 2) in NOT)
    if folded_list("intentions").isdisjoint(word_stems(form)):
        return False
    back = range(at - 1, max(scene.sentence.first, at - UNMEANT_REACH) - 1, -1)
    last = next((k for k in back if without_and(scene.form(k)) in folded_list("lacking")), None)
    return last is not None and not any(scene.is_closing(k) for k in range(last + 1, at)) and not _is_idiom(scene, last)


def _has_failed(scene: Scene, status: Status, trigger: Trigger) -> bool:
    """محاولة التفجير الفاشلة: an attempt that is told to have failed."""
    return status == "possible" and trigger.is_noun and scene.form(trigger.last) in folded_list("failed")


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
    opens = next((k for k in range(at, at - OPENING, -1) if scene.form(k).startswith(("فس", "فان"))), None)
    if opens is None:
        return _opens_after_condition(scene, at)
    cues = status_cues()["conditional"]
    before = range(scene.sentence.first, opens)
    idioms = (True for k in before if cues.idioms.opens(scene.form(k)) for _ in cues.idioms.at(scene.words, k, opens))
    return any(without_and(scene.form(k)) in IF or scene.form(k)[1:] in IF for k in before) or any(idioms)


def _opens_after_condition(scene: Scene, at: int) -> bool:
    """في حال اجتاحت رفح، ستعلق واشنطن: a verb to come right behind the comma of a condition that opens its sentence or
    what is told (قال إنه في حال ...)."""
    if at not in scene.verbs or scene.form(at - 1) != "،":
        return False
    cues = status_cues()["conditional"]
    first = scene.sentence.first
    starts = [first, *(k + 1 for k in range(first, at - 1) if scene.form(k) in THAT)]
    depends = (k for k in starts if without_and(scene.form(k)) in IF or any(cues.idioms.at(scene.words, k, at)))
    return any(not is_no_condition(scene, k) for k in depends) and "،" not in {
        scene.form(k) for k in range(starts[-1], at - 1)
    }


def is_past_by_itself(scene: Scene, at: int, trigger: Trigger) -> bool:
    """نشر التوصيات وأسف لها, طالبت بالتعويض وقصفت: a past behind و is told by itself, as the cue's verb is, unless the
    cue is a condition."""
    is_past = not trigger.is_noun and trigger.lexeme.form.tense == "past" and trigger.prefix == "و"
    if _is_what_was(scene, trigger) and scene.form(at) not in IF:
        return True
    if not is_past or at not in scene.verbs:
        return is_past and scene.form(at) not in IF
    led = any(scene.form(k) in THAT for k in range(at + 1, trigger.first))
    return scene.verbs[at].form.tense == "past" and not led


def _is_what_was(scene: Scene, trigger: Trigger) -> bool:
    """تنفيذ ما اتفق عليه, جميع من التقاهم: a past right behind whom or what it describes was, whatever is meant."""
    past = not trigger.is_noun and not trigger.prefix and trigger.lexeme.form.tense == "past"
    return past and scene.form(trigger.first - 1) in folded_list("what_was")


def is_manner(scene: Scene, at: int, trigger: Trigger) -> bool:
    """أقدم دون تردد على قتل: what was done without something was done."""
    if scene.form(at) not in WITHOUT or at + 2 >= trigger.first:
        return False
    lacked = scene.form(at + 1)
    if lacked.startswith("ال") or names_act(lacked) or lacked in THAT:
        return False
    return any(scene.form(k) in ("علي", "الي") for k in range(at + 2, trigger.first))


def is_not_its_own(scene: Scene, at: int, status: Status, trigger: Trigger) -> bool:
    """Whether a cue speaks of another act than the noun behind it."""
    if not trigger.is_noun:
        return False
    if (
        _does_harm(scene, at, trigger)
        or _is_of_people(scene, at, trigger)
        or _is_done_by_them(scene, at, status, trigger)
        or _is_its_subject(scene, at, trigger)
        or (at in scene.verbs and _tells_when(scene, at, trigger))
        or (at not in scene.verbs and trigger.frame.event == "CONSULT" and is_meanwhile(scene, at, trigger))
    ):
        return True
    return status == "possible" and _is_of_what_happens(scene, at, trigger)


def _is_of_people(scene: Scene, at: int, trigger: Trigger) -> bool:
    """طالب بمحاكمة المتهمين بقتل الثوار, دعت إلى كشف منفذي الهجوم: what somebody is known for was done."""
    between = range(at + 1, trigger.first)
    violent = trigger.frame.event in ("ASSAULT", "COERCE", "AID")
    return violent and any(not forms("known_for").isdisjoint(word_stems(scene.form(k))) for k in between)


def _is_done_by_them(scene: Scene, at: int, status: Status, trigger: Trigger) -> bool:
    """طالبت شخصيات عقدت اجتماعا: a past that describes somebody carries the noun, not the verb before."""
    if status not in MEANT or at not in scene.verbs or any(scene.form(k) in THAT for k in range(at + 1, trigger.first)):
        return False
    carrier = next((k for k in range(trigger.first - 1, at, -1) if scene.starts_verb(k)), None)
    if carrier == trigger.first - 1 and scene.form(carrier) in forms("like_pasts"):
        return False  # طلب العراق شن غارات
    return carrier is not None and scene.verbs[carrier].form.tense == "past"


def denies_hope(scene: Scene, at: int, trigger: Trigger) -> bool:
    """لا نتوقع من زيارته اختراقا: who denies what he hopes of an act that is known does not deny the act."""
    hopes = at + 1 in scene.verbs and scene.form(at + 1) in status_cues()["possible"].words
    return hopes and is_not_its_own(scene, at + 1, "possible", trigger)


def _does_harm(scene: Scene, at: int, trigger: Trigger) -> bool:
    """قد تؤدي الغارات إلى, من شأن الهجوم أن: what a known act may bring is possible, not the act."""
    if trigger.frame.event not in TOPICAL or not (trigger.has_article or trigger.suffix):
        return False
    if trigger.first == at + 2 and scene.form(at + 1) in forms("effects"):
        return True
    return scene.form(trigger.first - 1) in FATE


def _is_its_subject(scene: Scene, at: int, trigger: Trigger) -> bool:
    """تهدف المحادثات إلى, ينص الاتفاق على: the noun right behind such a verb does what it says."""
    if at != trigger.first - 1 or trigger.prefix not in ("", "ال") or trigger.frame.event in MENTIONED:
        return False
    return without_and(scene.form(at)) in _aiming()


def _tells_when(scene: Scene, at: int, trigger: Trigger) -> bool:
    """طالب خلال لقائه, درس أعضاء الحكومة خلال الاجتماع: the noun only tells when the cue's verb, in the past, was."""
    if scene.verbs[at].form.tense != "past":
        return False
    return is_meanwhile(scene, at, trigger) or _is_scene_of(scene, at, trigger)


def _is_scene_of(scene: Scene, at: int, trigger: Trigger) -> bool:
    """وعد بايدن في قمة بوخارست بتزويد كييف: where he promised; not: وعد بالمشاركة في قمة."""
    if trigger.frame.event != "CONSULT" or scene.form(trigger.first - 1) != "في":
        return False
    between = [scene.form(k) for k in range(at + 1, trigger.first - 1) if k not in scene.taken]
    leads = grammar().prepositions | THAT
    return not any(form.startswith(("ب", "ل")) or form in leads or names_act(form) for form in between)


def is_meanwhile(scene: Scene, at: int, trigger: Trigger) -> bool:
    """Whether a noun only tells when the verb at a word is or was, أن not between them."""
    led = trigger.prefix.startswith(("ب", "ل"))  # منح هامش للتفاوض
    if not trigger.is_noun or led or any(scene.form(k) in THAT for k in range(at + 1, trigger.first)):
        return False
    before = {without_and(scene.form(trigger.first - 1)), without_and(scene.form(trigger.first - 2))}
    return not folded_list("meanwhile").isdisjoint(before)


def _is_of_what_happens(scene: Scene, at: int, trigger: Trigger) -> bool:
    """نأمل أن تنجح المفاوضات, يمكن أن يضر بالمصالحة: what is known, of which something else is hoped or feared."""
    if scene.form(trigger.first - 1) == OF and scene.verbs.get(at) and trigger.frame.event == "CONSULT":
        return True  # لا نتوقع من زيارته شيئا
    annexed = trigger.frame.event == "CONSULT" and trigger.last in scene.taken and not scene.taken[trigger.last].prep
    if not (trigger.suffix or trigger.has_article or annexed):
        return False
    led = without_and(scene.form(trigger.first - 1)) in grammar().prepositions or trigger.prefix.startswith("ب")
    if trigger.frame.event not in toml("status_turns")["known"] or (led and trigger.frame.event == "CONSULT"):
        return False  # ستبحث عند اجتماعها
    that = next((k for k in range(at + 1, min(at + THAT_REACH, trigger.first)) if scene.form(k) in THAT), None)
    if that is None or that + 1 >= trigger.first:
        return False
    verbs = [k for k in range(at + 1, trigger.first) if scene.starts_verb(k)]
    if not verbs:
        return scene.form(that + 1)[:1] in ("ي", "ت") and that + 1 not in scene.verbs
    return scene.verbs[verbs[-1]].lemma not in toml("status_turns")["happening"]


@functools.cache
def _intending() -> frozenset[str]:
    return frozenset(finite_forms(toml("status_turns")["intending"]))


@functools.cache
def _providing() -> frozenset[str]:
    return frozenset(finite_forms(toml("status_turns")["providing"]))


@functools.cache
def _aiming() -> frozenset[str]:
    return frozenset(finite_forms(toml("status_turns")["aiming"]))


@functools.cache
def folded_list(name: str) -> frozenset[str]:
    """A list of `data/status_turns.toml`, folded.

    >>> "نيه" in folded_list("intentions")
    True
    """
    return folded(toml("status_turns")[name])
