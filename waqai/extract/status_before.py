"""Status from before the act: the nearest cue of its clause (نفى أن, من المقرر أن, إذا, محاولة).

The cues are `data/status.toml`.  What looks like a cue and is none for this act is passed over: a denial of a word
about it, a future that it only is the reason of, an idiom (لا يزال).  A cue may be turned by what stands about it
(`data/status_turns.toml`): who does not intend to do something denies it, what is not done but after something depends
on that, whether is a question.
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.denial_reach import is_beyond, is_no_condition, is_not_alone
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
    lasted,
    withholds_name,
)
from waqai.extract.status_turns import (
    BUT,
    EXCEPT,
    THAT,
    denies_hope,
    is_manner,
    is_meanwhile,
    is_not_its_own,
    is_past_by_itself,
    turned,
)
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import Cues, VerbForm, finite_forms, grammar, status_cues, status_idioms, word_class
from waqai.knowledge.loader import toml
from waqai.text.phrases import PhraseIndex

LONG_ENOUGH = 6
"""Letters of a word that may be a cue behind its ب or ل: shorter ones are other words (بدون, بطلب)."""
SURELY = "لقد"
WAY = "طريقه"
FURTHEST_CUE = 12
NOT_DONE, IN_CASE = "لم", frozenset(("اذا", "لو", "حال", "حاله", "ان"))
OBJECTS = ("هما", "هم", "هن", "ها", "نا", "كم", "ني", "ه")
REPORTS, PRICE = word_class("reports"), word_class("price")
REPORTS_BEFORE, WHAT = 3, "ما"
IN_COURSE = frozenset(("خلال", "اثناء", "هامش", "لدي"))
MEANT = frozenset(("planned", "possible"))
LEADING_ON = (
    THAT | word_class("relatives") | {"كي", "لكي", "بانهم", "انهم", "انهما", "لو", "ما", "و", "او", "متي", "اذا", "من"}
)
DENIAL_STOPS = (is_untouched, is_manner, is_beyond, denies_hope)
FOLLOWING = frozenset(("planned", "possible", "conditional"))


def cue_before(scene: Scene, trigger: Trigger) -> Sign | None:
    """The nearest cue before the trigger in its clause; at one word the stronger status."""
    if scene.form(trigger.first - 1) in PRICE:
        return None  # دعا إلى جعلها تدفع ثمن دعمها: the support goes on
    at, distance, crossed = trigger.first - 1, 1, 0
    while at >= scene.sentence.first and distance <= FURTHEST_CUE:
        found = _cue_at(scene, at, distance, trigger)
        if found is not None:
            return found
        joined = scene.form(at)[:1] in ("و", "ف") and _is_of_act(scene, at, trigger)  # القدرة على القتال ولن نتردد
        if joined or scene.form(at) in BUT or _ends_search(scene, at, crossed):
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
        return Sign(turned(scene, at, "planned", trigger), word.span)
    if verb is not None and word.form.removeprefix("و")[:1] == "س" and _is_course_of(scene, at, trigger):
        return Sign("planned", word.span)  # سيحثهم على ذلك خلال محادثاته
    asks = not word.bare.endswith("ة") and _asks_them(word.form)
    if at in scene.taken or not (asks or may_announce(word.form) or _idiom_at(scene, at, trigger.first)):
        return None
    if word.form.endswith(WAY) and word.bare.endswith("ة"):
        return None  # أفضل طريقة للرد: a manner, not his way
    for status, cues in status_cues().items():
        reach = cues.verb_reach if at in scene.verbs else cues.reach
        if distance > reach:
            continue
        if not (asks and status == "possible") and not _announces(scene, at, cues, status, trigger):
            continue
        if (
            status in FOLLOWING
            and word.form != EXCEPT
            and (is_apart(scene, at, trigger) or is_past_by_itself(scene, at, trigger))
        ):
            continue
        if status in FOLLOWING and is_not_its_own(scene, at, status, trigger):
            continue
        if status == "occurred" and _is_of_other_time(scene, at, trigger):
            continue
        if is_asked_consent(scene, at, trigger) or by_the_way(scene, at) or withholds_name(scene, at):
            continue
        if status == "denied" and (is_dated_by(scene, trigger) or _is_of_act(scene, at, trigger)):
            continue
        if status == "denied" and (_in_other_idiom(scene, at, trigger.first) or is_unharmed(scene, at, trigger)):
            continue
        if status == "denied" and any(stops(scene, at, trigger) for stops in DENIAL_STOPS):
            continue
        if status == "denied" and is_not_alone(scene, at):
            if without_and(word.form) == NOT_DONE:
                return Sign("occurred", word.span)
            continue
        if status == "conditional" and is_no_condition(scene, at):
            continue
        if status in MEANT and _leads_no_verb(scene, at, trigger):
            continue
        if status == "ongoing" and _goes_on_elsewhere(scene, at, distance, trigger):
            continue
        if status == "denied" and _denies_end(scene, at, trigger):
            return Sign("ongoing", word.span)
        if status == "denied" and _is_condition(scene, at):
            return Sign("conditional", word.span)
        over = status == "ongoing" and lasted(scene, at)
        return Sign("occurred" if over else turned(scene, at, status, trigger), word.span)
    return None


def _is_condition(scene: Scene, at: int) -> bool:
    """إذا لم يطلقوا سراحه, في حال لم تنسحب: what is left undone in a condition is yet open."""
    return scene.form(at) == NOT_DONE and scene.form(at - 1) in IN_CASE


@functools.lru_cache(maxsize=32_000)
def _asks_them(form: str) -> bool:
    """Whether a folded word is a verb of asking with whom it asks (وتدعوها, طالبهم)."""
    stems = [form, form[1:]] if form[:1] in ("و", "ف") else [form]
    bare = [stem.removesuffix(end) for stem in stems for end in OBJECTS if stem.endswith(end)]
    return any(stem in _asking() or f"{stem}ا" in _asking() for stem in bare)


@functools.cache
def _asking() -> frozenset[str]:
    found = finite_forms(toml("status")["possible"]["asking"])
    return frozenset(form for form, readings in found.items() if any(one.form.person == 3 for one in readings))


def _is_course_of(scene: Scene, at: int, trigger: Trigger) -> bool:
    """سيحثهم على الحوار خلال محادثاته, سيحسم موقفه بعد لقائه: the talks in the course of which, or after which,
    something will be said are to come with it."""
    near = {scene.form(trigger.first - 1), scene.form(trigger.first - 2)}
    apart = scene.form(trigger.first - 1) in forms("followed_upon") and (trigger.suffix or trigger.has_article)
    in_course = apart or not IN_COURSE.isdisjoint(near)
    return trigger.frame.event == "CONSULT" and bool(in_course) and is_meanwhile(scene, at, trigger)


def _goes_on_elsewhere(scene: Scene, at: int, distance: int, trigger: Trigger) -> bool:
    """واصلوا الإضراب احتجاجا, واصل قصفه بعد يوم من مجزرة: what goes on is not what it is done for, or followed upon."""
    if scene.form(trigger.first) in forms("for_what"):
        return True
    if distance <= status_cues()["ongoing"].reach:
        return False
    told = any(scene.form(k) in THAT for k in range(at + 1, trigger.first))
    return told or not trigger.is_noun or is_apart(scene, at, trigger)


def _denies_end(scene: Scene, at: int, trigger: Trigger) -> bool:
    """لم توقف دعمها, لن تنهي إسرائيل هجومها, لم تتوقف الغارات: what is not ended goes on."""
    return trigger.is_noun and at + 1 < trigger.first and scene.form(at + 1) in forms("stopping")


def _leads_no_verb(scene: Scene, at: int, trigger: Trigger) -> bool:
    """تستعد لضرب إيران نتنياهو يهاجم: a verb of intending leads to another only with أن, كي or ل before it."""
    if trigger.is_noun or trigger.is_participle or trigger.is_predicate or at not in scene.verbs or trigger.prefix:
        return False
    form, before = trigger.lexeme.form, trigger.first - 1
    known = before in scene.taken or scene.form(before).startswith("ال")  # not: يدرس قانونا يحظر
    between = range(at + 1, trigger.first)
    return (
        known and form.tense == "present" and form.person == 3 and not any(scene.form(k) in LEADING_ON for k in between)
    )


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
