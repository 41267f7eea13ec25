"""Status: whether the act occurred, goes on, is planned, possible, conditional or denied, and the word that says so."""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.extract.act_words import word_stems
from waqai.extract.governors import only_meant
from waqai.extract.scene import Scene
from waqai.extract.status_after import (
    DESCRIBED_BEHIND,
    ahead_in_relative,
    by_the_way,
    called_for,
    condition_after,
    drafted,
    forms,
    future_object,
    is_apart,
    is_asked_consent,
    is_dated_by,
    is_declared,
    is_future,
    is_reason,
    is_said_and_done,
    is_said_anywhere,
    is_talked_of,
    is_unharmed,
    is_untouched,
    on_agenda,
    said_ahead,
    sign_after,
    withholds_name,
)
from waqai.extract.triggers import Trigger
from waqai.extract.untold import is_documents
from waqai.knowledge.grammar import Cues, VerbForm, grammar, status_cues, status_idioms, word_class
from waqai.knowledge.reporting import verb_forms
from waqai.model import Span, Status
from waqai.text.clitics import readings
from waqai.text.phrases import PhraseIndex

ADJECTIVE_REACH = 4
CARRIED_BEHIND = 5
CARRIED_FAR = 7

LONG_ENOUGH = 6
"""Letters of a word that may be a cue behind its ب or ل: shorter ones are other words (بدون, بطلب)."""
SURELY = "لقد"
BOUND = frozenset(("ب", "ل", "ك"))
STAGING = word_class("staging")
# What somebody is accused of is told as done, whenever he is accused (يتهمون كوريا بتسليم ذخيرة).
ACCUSING = frozenset(("اتهم", "لام", "حمل", "أدان", "انتقد", "ندد"))
FURTHEST_CUE = 12
THAT = frozenset(("ان", "بان", "انه", "انها"))
# Headlines tell what happened in the present (الجيش يقصف); of these acts the present means what it says.
LASTING = frozenset(("SUPPORT", "COOPERATE", "CONSULT"))
DENIED_PAST = frozenset(("لم", "ولم", "فلم"))
TOLD = frozenset(("ان", "انه", "انها", "بان", "بانه", "بانها", "انهم"))
TOLD_REACH = 4
REPORTS = word_class("reports")
REPORTS_BEFORE, WHAT = 3, "ما"
# كانا يستعدان لإطلاق قذائف: what was meant once may never have come.
COMING_ABOUT = frozenset(("تم", "جرى"))
WAS = frozenset(("كان", "كانت", "كانا", "كانتا", "كانوا", "وكان", "وكانت", "وكانوا"))
FOLLOWING = frozenset(("planned", "possible", "conditional"))
DESCRIBED: tuple[Status, ...] = ("planned", "possible", "ongoing", "occurred")


class Judgement(NamedTuple):
    """A status and its cue.  `given` is false where nothing but the trigger's own form was to go by."""

    status: Status
    span: Span | None
    given: bool


def judge(scene: Scene, trigger: Trigger) -> Judgement:
    """The status of a trigger from the cues around it, else from its tense, else from its frame."""
    judgement = _cue_before(scene, trigger) or _adjective_after(scene, trigger) or _future(scene, trigger)
    if judgement is not None and judgement.status == "possible" and _is_called_for(scene, trigger):
        judgement = Judgement("planned", judgement.span, True)
    if judgement is not None and judgement.status in ("planned", "possible"):
        condition = condition_after(scene, trigger)
        if condition is not None:
            return Judgement("conditional", condition, True)
    if judgement is not None and not (judgement.status == "possible" and _of_possession(trigger) == "ongoing"):
        return judgement
    sign = sign_after(scene, trigger)
    if sign is not None:
        return Judgement(sign.status, sign.span, True)
    if trigger.is_predicate:
        return Judgement(trigger.frame.status or "ongoing", None, False)
    if trigger.is_participle:
        return Judgement("occurred", None, True)
    return _by_carrier(scene, trigger) if trigger.is_noun else _by_tense(scene, trigger)


def _is_called_for(scene: Scene, trigger: Trigger) -> bool:
    """دعت نقابات إلى إضراب: who calls for a protest plans one."""
    if trigger.frame.event != "PROTEST" or not trigger.is_noun or scene.form(trigger.first - 1) != "الي":
        return False
    before = range(scene.clause_start(trigger.first), trigger.first)
    return any(scene.verbs[at].lemma == "دعا" for at in before if at in scene.verbs)


def _future(scene: Scene, trigger: Trigger) -> Judgement | None:
    """The future's س before the act, or before the verb whose object it is."""
    if trigger.prefix.endswith("س"):
        return Judgement("planned", Span(scene.words[trigger.first].start, trigger.span.start), True)
    sign = future_object(scene, trigger)
    return None if sign is None else Judgement(sign.status, sign.span, True)


def _by_carrier(scene: Scene, trigger: Trigger) -> Judgement:
    """A noun takes the tense of the verb that carries it (قدمت دعمها, تقدم مساعدة, زيارة قام بها)."""
    default = Judgement(trigger.frame.status or _of_possession(trigger), None, False)
    meant = only_meant(scene, trigger)
    if meant is not None:
        return Judgement("possible", scene.words[meant].span, True)
    if _lasts_since(scene, trigger):
        return Judgement("ongoing", None, True)
    if _is_invitation(scene, trigger):
        return Judgement("occurred", None, True)
    if _is_being_given(scene, trigger):
        return Judgement("ongoing", None, False)
    if is_reason(trigger):
        return default
    meant_by = drafted(scene, trigger) or called_for(scene, trigger) or ahead_in_relative(scene, trigger)
    if meant_by is not None:
        return Judgement(meant_by.status, meant_by.span, True)
    at = _carrier(scene, trigger)
    if is_declared(scene, at, trigger):
        return Judgement("occurred", None, True)
    if at is None or scene.verbs[at].lemma in STAGING:
        return default
    if at == trigger.first - 1 and scene.verbs[at].lemma in COMING_ABOUT:
        return Judgement("occurred" if scene.verbs[at].form.tense == "past" else "ongoing", None, True)
    if is_talked_of(scene, at, trigger):
        return Judgement("possible", scene.words[at].span, True)
    if trigger.frame.event == "COOPERATE" and scene.form(at).removeprefix("و") in forms("speaks_of"):
        return default
    light = grammar().light.get(scene.verbs[at].lemma)
    is_past = scene.verbs[at].form.tense == "past" or scene.form(at - 1) in DENIED_PAST
    sure = light is not None and light.role == "actor" and abs(trigger.first - at) <= CARRIED_FAR
    if trigger.frame.event == "CONSULT" and not is_past:
        return Judgement("ongoing", None, False) if sure else default
    if not sure and (trigger.frame.event == "CONSULT" or trigger.frame.status or default.status == "ongoing"):
        return default
    if scene.verbs[at].lemma in ACCUSING or is_future(scene, at) or is_apart(scene, at, trigger):
        return default
    told = is_past or (scene.sentence.title and trigger.frame.event not in LASTING)
    return Judgement("occurred" if told else "ongoing", None, sure)


def _is_invitation(scene: Scene, trigger: Trigger) -> bool:
    """يصل بدعوة من نظيره: whoever comes at a call was called."""
    return trigger.frame.event == "REQUEST" and trigger.prefix == "ب" and scene.form(trigger.last) == "من"


def _lasts_since(scene: Scene, trigger: Trigger) -> bool:
    """منذ هجومه, منذ شن هجومه: what something dates from goes on, where it is somebody's war."""
    if trigger.frame.event != "ASSAULT" or not trigger.suffix:
        return False
    return "منذ" in {scene.form(trigger.first - back) for back in (1, 2, 3)}


def _of_possession(trigger: Trigger) -> Status:
    """His war, their attacks: a violence that somebody is known for goes on; his killing (مقتله) is what befell him."""
    is_doers = trigger.frame.event == "ASSAULT" and trigger.suffix and trigger.frame.idafa == "actor"
    return "ongoing" if is_doers else "occurred"


def _is_being_given(scene: Scene, trigger: Trigger) -> bool:
    """المساعدات التي تقدمها: a helping verb in the present, in the clause that describes the noun."""
    described = range(trigger.last, min(trigger.last + DESCRIBED_BEHIND, scene.sentence.last - 1))
    relative = next((at for at in described if scene.form(at) in grammar().relatives), None)
    form = scene.form(relative + 1) if relative is not None else ""
    stems = (form[: -len(end)] for end in ("هما", "ها", "هم", "ه") if form.endswith(end))
    return any(verb.form.tense == "present" for stem in stems for verb in grammar().verbs.get(stem, ()))


def _carrier(scene: Scene, trigger: Trigger) -> int | None:
    for at in range(trigger.first - 1, scene.clause_start(trigger.first) - 1, -1):
        if at in scene.verbs:
            return at
    following = range(trigger.last, min(trigger.last + CARRIED_BEHIND, scene.sentence.last))
    return next((at for at in following if at in scene.verbs and scene.form(at - 1) in grammar().relatives), None)


def _by_tense(scene: Scene, trigger: Trigger) -> Judgement:
    form = trigger.lexeme.form
    if trigger.frame.speaker and _is_viewed(scene, trigger):
        return Judgement("ongoing", None, True)
    if form.tense == "past" or form.person == 1 or trigger.frame.speaker:
        return Judgement("occurred", None, True)
    if scene.form(trigger.first - 1) == "ان" and scene.form(trigger.first - 2) in ("قبل", "بعد"):
        ahead = scene.form(trigger.first - 2) == "قبل" and not _follows_past(scene, trigger.first - 2)
        return Judgement("planned" if ahead else "occurred", None, False)
    if trigger.prefix.endswith("ل") or scene.form(trigger.first - 1) in ("ان", "كي", "لكي"):
        return Judgement("possible", None, True)
    if is_documents(scene, trigger.first):
        return Judgement("occurred", None, False)
    if is_said_anywhere(scene, trigger):
        return Judgement("occurred", None, True)
    if is_said_and_done(trigger) and (scene.sentence.title or _is_told(scene, trigger)):
        return Judgement("occurred", None, True)
    soon = said_ahead(scene, trigger)
    if soon is not None:
        return Judgement("planned", soon, True)
    default: Status = "occurred" if scene.sentence.title and not _lasts_in_headlines(trigger) else "ongoing"
    if trigger.frame.event == "CONSULT" and not scene.sentence.title:
        return Judgement(on_agenda(scene, trigger), None, False)
    return Judgement(trigger.frame.present or default, None, False)


def _lasts_in_headlines(trigger: Trigger) -> bool:
    """يزور, يدعم, يتعاون mean what they say; يبحثان, يلتقي, يستقبل tell of talks that were held."""
    if trigger.frame.event == "CONSULT":
        return trigger.frame.mode == "visit"
    return trigger.frame.event in LASTING


def _is_viewed(scene: Scene, trigger: Trigger) -> bool:
    """يرى الغرب أنهما يطرحان تهديدا: a view that is held, not voiced once."""
    before = range(scene.sentence.first, trigger.first)
    verbs = (verb for at in before for cut in readings(scene.form(at)) for verb in verb_forms().get(cut.stem, ()))
    return any(verb.verb.stance == "opinion" and verb.form.tense == "present" for verb in verbs)


def _follows_past(scene: Scene, at: int) -> bool:
    """أوقف اثنان قبل أن يخلى سبيلهما: what comes before something that was done was done, too."""
    before = (scene.verbs[verb] for verb in range(at - 1, scene.sentence.first - 1, -1) if scene.starts_verb(verb))
    verb = next(before, None)
    return verb is not None and verb.form.tense == "past"


def _is_told(scene: Scene, trigger: Trigger) -> bool:
    """إن بلاده ترحب بالقرار: the speech of who speaks."""
    return any(
        scene.form(at) in TOLD for at in range(max(trigger.first - TOLD_REACH, scene.sentence.first), trigger.first)
    )


def _cue_before(scene: Scene, trigger: Trigger) -> Judgement | None:
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


def _cue_at(scene: Scene, at: int, distance: int, trigger: Trigger) -> Judgement | None:
    word = scene.words[at]
    verb = scene.verbs.get(at)
    if verb is not None and _is_future(word.form, verb) and not is_apart(scene, at, trigger):
        return Judgement("planned", word.span, True)
    if at in scene.taken or not (may_announce(word.form) or _idiom_at(scene, at, trigger.first)):
        return None
    for status, cues in status_cues().items():
        if status in FOLLOWING and is_apart(scene, at, trigger):
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
            was_meant = status == "planned" and at in scene.verbs and scene.form(at - 1) in WAS
            return Judgement("possible" if was_meant else status, word.span, True)
    return None


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


def _adjective_after(scene: Scene, trigger: Trigger) -> Judgement | None:
    """الزيارة المقررة, الاتفاقات المتوقعة: an adjective right behind the noun."""
    if not trigger.is_noun:
        return None
    at, steps = trigger.last, 0
    while at < scene.sentence.last and steps < ADJECTIVE_REACH and not scene.is_closing(at):
        for status in DESCRIBED:
            if scene.form(at) in status_cues()[status].after:
                return Judgement(status, scene.words[at].span, True)
        phrase = scene.taken.get(at)
        if (phrase is not None and phrase.prep in BOUND) or scene.form(at) in forms("opens_topic"):
            return None
        at, steps = (at + 1 if phrase is None else phrase.last), steps + 1
    return None
