"""Status of what is yet to come by where it stands: in a draft, behind a call, before the news of its sentence, as the
object of a verb to come or what follows upon it, or described by one.
"""

from __future__ import annotations

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.scene import Scene
from waqai.extract.status_after import DESCRIBED_BEHIND, Sign, forms, is_future
from waqai.extract.status_leads import lead_words
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import word_class
from waqai.model import Span, Status

DRAFT = 6
"""Words between a draft and what it would bring (مشروع قرار قدمته باريس يفرض عقوبات)."""
CALL = 3
"""Words between a call and the noun of what it calls for (الدعوة إلى عقد اجتماع)."""
DAYS_AHEAD = 4
SAID_REACH = 9
"""Words between a verb of saying and قبل: the speaker with his office, and to whom he spoke."""
FUTURE_REACH = 9
HOLDING, LED_BY = "عقد", frozenset(("الي", "علي", "عن"))
AHEAD = frozenset(("CONSULT", "AGREE"))
MEETINGS = frozenset(("CONSULT", "AGREE", "COOPERATE", "PROTEST", "AID"))
DESCRIBED_FAR = 5
SHORTEST_FUTURE = 4
IN_ITS_COURSE = frozenset(("خلالها", "خلاله"))
IN_WHICH = frozenset(("فيها", "فيه"))
"""Behind the verb: its clause counts visits (المرة الثانية التي يزور فيها)."""


def drafted(scene: Scene, trigger: Trigger) -> Sign | None:
    """مشروع قرار بفرض عقوبات, مسودة قانون لحظر: what a draft would bring is planned."""
    if not lead_words("ending").isdisjoint(word_stems(scene.form(trigger.first - 1))):
        return None  # مشروع قرار يطالب بوقف الهجوم
    for at in _near_draft(scene, trigger):
        if scene.form(at)[:1] == "و" or trigger.prefix[:1] == "و":
            return None
        if _is_of_draft(scene, at):
            return Sign("planned", scene.words[at - 1].span)
    return None


def drafted_by_verb(scene: Scene, trigger: Trigger) -> Sign | None:
    """مشروع قرار يدين إسرائيل: what a draft says, unless it was adopted."""
    if trigger.is_noun or trigger.prefix or trigger.lexeme.form.tense != "present":
        return None
    for at in _near_draft(scene, trigger):
        if _is_of_draft(scene, at):
            carrier = next((k for k in range(at - 2, scene.sentence.first - 1, -1) if k in scene.verbs), None)
            adopted = carrier is not None and without_and(scene.form(carrier)) in forms("enacts")
            return None if adopted else Sign("planned", scene.words[at - 1].span)
        if at in scene.verbs:
            return None
    return None


def _near_draft(scene: Scene, trigger: Trigger) -> range:
    return range(trigger.first - 1, max(trigger.first - DRAFT, scene.clause_start(trigger.first)), -1)


def _is_of_draft(scene: Scene, at: int) -> bool:
    """Whether a word and the one before it name a draft (مشروع قرار)."""
    return scene.form(at) in forms("drafted") and not forms("drafts").isdisjoint(word_stems(scene.form(at - 1)))


def on_the_eve(scene: Scene, trigger: Trigger) -> Sign | None:
    """قبيل زيارته إلى باريس، طالبت منظمات: what a sentence sets before its news is yet to come."""
    if not trigger.is_noun or trigger.frame.event not in AHEAD:
        return None
    at = trigger.first - 1
    at -= scene.form(at) in forms("beginning")
    opens = at == scene.sentence.first and without_and(scene.form(at)) in forms("on_the_eve")
    sentence = range(scene.sentence.first, scene.sentence.last)
    if opens or _is_days_ahead(scene, at):
        other = forms("long_past")
    elif _is_said_before(scene, at):
        other = forms("long_past") - forms("near_past")
    else:
        return None
    return None if any(scene.form(k) in other for k in sentence) else Sign("planned", scene.words[at].span)


def _is_said_before(scene: Scene, at: int) -> bool:
    """التقيا أمس عشية القمة, قال للصحافيين قبل اجتماع مع نظيره: news on the eve of it, or what was said before it.

    Who met one before another met both."""
    form = without_and(scene.form(at))
    if form in forms("on_the_eve"):
        return True
    near = range(at - 1, max(scene.clause_start(at), at - SAID_REACH) - 1, -1)
    verb = next((k for k in near if scene.starts_verb(k)), None)
    return form in forms("ahead_of") and verb is not None and without_and(scene.form(verb)) in forms("says")


def _is_days_ahead(scene: Scene, at: int) -> bool:
    """قبل أيام من زيارة: a length of days or weeks until the act, behind news."""
    length = scene.form(at - 1)
    counted = at - 1 in scene.timed or length in forms("lengths") or length in forms("one_length")
    before = {scene.form(k) for k in range(max(scene.sentence.first, at - DAYS_AHEAD), at)}
    return scene.form(at) == "من" and counted and "قبل" in before


def called_for(scene: Scene, trigger: Trigger) -> Sign | None:
    """الدعوة إلى اجتماع, دعوته لعقد قمة: a call for a meeting that has no article is no meeting yet."""
    if trigger.has_article:
        return None
    first = max(trigger.first - CALL, scene.clause_start(trigger.first))
    for at in range(trigger.first - 1, first - 1, -1):
        if not forms("calls").isdisjoint(word_stems(scene.form(at))):
            behind = scene.form(at + 1)
            leads = behind == "الي" or behind.startswith("ل")
            return Sign("possible", scene.words[at].span) if leads else None
    return None


def future_object(scene: Scene, trigger: Trigger) -> Sign | None:
    """ستستضيف جولة من المحادثات: the noun of a meeting, an agreement or help that a future verb is about."""
    if not trigger.is_noun or trigger.frame.status == "ongoing" or trigger.frame.event not in MEETINGS:
        return None
    for at in range(
        trigger.first - 1, max(trigger.first - 1 - FUTURE_REACH, scene.clause_start(trigger.first) - 1), -1
    ):
        if without_and(scene.form(at)) in forms("apart"):
            return None
        if scene.starts_verb(at):
            return Sign("planned", scene.words[at].span) if is_future(scene, at) else None
    return None


def follows_plan(scene: Scene, trigger: Trigger) -> Sign | None:
    """سيعقدان مباحثات يليها توقيع اتفاق: what follows upon an act to come."""
    if not trigger.is_noun or without_and(scene.form(trigger.first - 1)) not in forms("followed_by"):
        return None
    before = range(scene.sentence.first, trigger.first - 1)
    future = next((at for at in before if is_future(scene, at)), None)
    return None if future is None else Sign("planned", scene.words[future].span)


def said_ahead(scene: Scene, trigger: Trigger) -> Span | None:
    """الرئيس يستقبل نظيره قريبا: the adverb that sets a present in the time to come; زيارة يلتقي خلالها نظيره: what the
    course of a visit will bring."""
    if scene.form(trigger.last) in IN_ITS_COURSE and trigger.frame.event == "CONSULT":
        return scene.words[trigger.last].span
    behind = range(trigger.last, scene.clause_end(trigger.last))
    return next((scene.words[at].span for at in behind if scene.form(at) in forms("soon")), None)


def on_agenda(scene: Scene, trigger: Trigger) -> Status:
    """ويلتقي الرئيس نظيره: what a sentence opens with in the present is on the agenda, and a visit is; whoever is told
    by his visit (الوفد الذي يزور القاهرة) is there already."""
    described = scene.form(trigger.first - 1) in word_class("relatives")
    if described and scene.form(trigger.last) not in IN_WHICH:
        return "ongoing"
    opens = trigger.first == scene.sentence.first and trigger.frame.mode == "meet"
    return "planned" if opens else trigger.frame.present or "ongoing"


def stands_ahead(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun is what the clause's act came before (قبيل زيارة)."""
    return trigger.is_noun and without_and(scene.form(trigger.first - 1)) in forms("ahead_of")


def yet_to_open(scene: Scene, trigger: Trigger) -> Sign | None:
    """يعرقل استئناف المفاوضات, أعلن عن عقد اجتماع: talks of whose beginning a noun speaks, unless it dates what is told
    (منذ بدء المحادثات)."""
    if trigger.frame.event != "CONSULT" or trigger.suffix:
        return None
    at = trigger.first - 1
    form, before = scene.form(at), without_and(scene.form(at - 1))
    if before in forms("opened"):
        return None
    held = form == HOLDING and before in LED_BY
    opens = at not in scene.verbs and not forms("opening").isdisjoint(word_stems(form))
    return Sign("planned", scene.words[at].span) if opens or held else None


def ahead_in_relative(scene: Scene, trigger: Trigger) -> Sign | None:
    """المباحثات التي سيجريها, الاجتماعات السنوية للبنك التي ستبدأ: the verb to come that describes a noun."""
    described = range(trigger.last, min(trigger.last + DESCRIBED_FAR, scene.sentence.last - 1))
    relative = next((at for at in described if scene.form(at) in word_class("relatives")), None)
    if relative is None or not _may_be_to_come(scene.form(relative + 1)):
        return None
    of_noun = all(scene.form(at).startswith(("ال", "لل")) for at in range(trigger.last, relative))
    known = of_noun and trigger.has_article
    near = relative < trigger.last + DESCRIBED_BEHIND
    resumed = near and scene.form(relative + 1).endswith(("ها", "هم", "ه"))
    return Sign("planned", scene.words[relative + 1].span) if known or resumed else None


def _may_be_to_come(form: str) -> bool:
    """Behind a relative, ست and سي open no noun."""
    return form[:2] in ("سي", "ست", "سن") and len(form) > SHORTEST_FUTURE
