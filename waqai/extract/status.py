"""Status: whether the act occurred, goes on, is planned, possible, conditional or denied, and the word that says so."""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.act_words import without_and
from waqai.extract.governors import only_meant
from waqai.extract.headlines import is_headline, opens_headline
from waqai.extract.refusals import refusal_of
from waqai.extract.scene import Scene
from waqai.extract.status_after import (
    SAID,
    Sign,
    condition_after,
    forms,
    is_apart,
    is_declared,
    is_future,
    is_reason,
    is_said_and_done,
    is_said_anywhere,
    is_talked_of,
    phrases_of,
    sign_after,
)
from waqai.extract.status_ahead import (
    IN_WHICH,
    ahead_in_relative,
    called_for,
    drafted,
    drafted_by_verb,
    follows_plan,
    future_object,
    on_agenda,
    on_the_eve,
    said_ahead,
    yet_to_open,
)
from waqai.extract.status_before import cue_before
from waqai.extract.status_done import is_followed, is_fought, is_voiced
from waqai.extract.status_joined import joined_ahead
from waqai.extract.status_lasting import (
    is_begun,
    is_being_given,
    is_kept_on,
    is_known_talks,
    is_under_way,
    lasts_since,
)
from waqai.extract.status_leads import is_to_end, led, serves
from waqai.extract.status_turns import WAS, turned
from waqai.extract.trigger_senses import Trigger
from waqai.extract.untold import is_documents
from waqai.knowledge.grammar import grammar, status_cues, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import verb_forms
from waqai.model import Span, Status
from waqai.text.clitics import readings
from waqai.text.folding import fold_text

ADJECTIVE_REACH = 4
CARRIED_BEHIND = 5
CARRIED_FAR = 7

WAS_REACH = 8
"""Words between كان and the verb to come: its subject with office and name."""
BUT_FOR = frozenset(("لولا", "لو"))

THIS = frozenset(("هذه", "هذا"))
BOUND = frozenset(("ب", "ل", "ك"))
STAGING = word_class("staging")
# What somebody is accused of is told as done, whenever he is accused (يتهمون كوريا بتسليم ذخيرة).
ACCUSING = frozenset(("اتهم", "لام", "حمل", "أدان", "انتقد", "ندد"))
# Headlines tell what happened in the present (الجيش يقصف); of these acts the present means what it says.
LASTING = frozenset(("SUPPORT", "COOPERATE", "CONSULT"))
DENIED_PAST = frozenset(("لم", "ولم", "فلم"))
TOLD = frozenset(("ان", "انه", "انها", "بان", "بانه", "بانها", "انهم"))
TOLD_REACH = 4
CAME_FORWARD, WENT_ABOUT = "تقدم", "اقدم"
COMING_ABOUT = frozenset(("تم", "جرى"))
RETURNED = (1, 2, 3, 4)
"""Words between عاد and what was done again (عاد بعد ذلك ليطلب)."""
VOICED = frozenset(("planned", "ongoing"))
DESCRIBED: tuple[Status, ...] = ("planned", "possible", "ongoing", "occurred")


class Judgement(NamedTuple):
    """A status and its cue.  `given` is false where nothing but the trigger's own form was to go by."""

    status: Status
    span: Span | None
    given: bool


def judge(scene: Scene, trigger: Trigger) -> Judgement:
    """The status of a trigger from the cues around it, else from its tense, else from its frame."""
    if trigger.frame.tells == "named":
        return Judgement("occurred", None, True)  # ألغت الاتفاقية الموقعة: whatever comes of it, it was signed
    refused = refusal_of(scene, trigger)
    if refused is not None:
        return Judgement("possible", scene.words[refused].span, True)
    sign = _opens_apodosis(scene, trigger) or is_to_end(scene, trigger) or _was_to_come(scene, trigger)
    sign = sign or cue_before(scene, trigger) or _adjective_after(scene, trigger) or on_the_eve(scene, trigger)
    sign = sign or _future(scene, trigger) or led(scene, trigger) or drafted_by_verb(scene, trigger)
    sign = sign or joined_ahead(scene, trigger)
    if sign is not None and sign.status == "ongoing" and trigger.frame.event == "AGREE":
        sign = serves(scene, trigger) or sign
    if trigger.frame.id in toml("status_clauses")["verdicts"] and (sign is None or sign.status in VOICED):
        return Judgement("occurred", None, True)
    judgement = None if sign is None else Judgement(sign.status, sign.span, True)
    if judgement is not None and judgement.status == "possible" and _is_called_for(scene, trigger):
        judgement = Judgement("planned", judgement.span, True)
    ahead = judgement.status in ("planned", "possible") if judgement else trigger.frame.event == "AGREE"
    if ahead:  # اتفقا على مد أنبوب إذا أثبتت الدراسات جدواه: what is agreed on is to come
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


def _opens_apodosis(scene: Scene, trigger: Trigger) -> Sign | None:
    """إذا رفضت المقترح فستجتاح: no word of the condition's clause is a cue for what follows from it."""
    return _future(scene, trigger) if trigger.prefix == "فس" else None


def _was_to_come(scene: Scene, trigger: Trigger) -> Sign | None:
    """كان سيزور بلغراد: it was planned; with لولا behind, it came to nothing."""
    if not trigger.prefix.endswith("س") or trigger.is_noun:
        return None
    near = range(max(scene.clause_start(trigger.first), trigger.first - WAS_REACH), trigger.first)
    was = next((at for at in reversed(near) if scene.form(at) in WAS), None)
    if (
        was is None
        or scene.form(was - 1) in status_cues()["conditional"].words
        or any(at in scene.verbs and at != was for at in range(was + 1, trigger.first))
    ):
        return None
    undone = any(scene.form(at) in BUT_FOR for at in range(trigger.last, scene.sentence.last))
    return Sign("denied" if undone else "planned", scene.words[was].span)


def _is_called_for(scene: Scene, trigger: Trigger) -> bool:
    """دعت نقابات إلى إضراب: who calls for a protest plans one."""
    if trigger.frame.event != "PROTEST" or not trigger.is_noun or scene.form(trigger.first - 1) != "الي":
        return False
    before = range(scene.clause_start(trigger.first), trigger.first)
    return any(scene.verbs[at].lemma == "دعا" for at in before if at in scene.verbs)


def _future(scene: Scene, trigger: Trigger) -> Sign | None:
    """The future's س before the act, or before the verb whose object it is."""
    if trigger.prefix.endswith("س"):
        status = turned(scene, trigger.first, "planned", trigger)
        return Sign(status, Span(scene.words[trigger.first].start, trigger.span.start))
    return future_object(scene, trigger) or follows_plan(scene, trigger)


def _by_carrier(scene: Scene, trigger: Trigger) -> Judgement:
    """A noun takes the tense of the verb that carries it (قدمت دعمها, تقدم مساعدة, زيارة قام بها)."""
    default = Judgement(_by_itself(scene, trigger), None, False)
    if fold_text(trigger.lexeme.lemma) in forms("deaths"):
        return Judgement("occurred", None, True)
    meant = only_meant(scene, trigger)
    if meant is not None:
        return Judgement("possible", scene.words[meant].span, True)
    lasts = lasts_since(scene, trigger) or is_under_way(scene, trigger)
    if lasts or is_begun(scene, trigger) or is_kept_on(scene, trigger):
        return Judgement("ongoing", None, True)
    if _is_invitation(scene, trigger):
        return Judgement("occurred", None, True)
    if is_being_given(scene, trigger):
        return Judgement("ongoing", None, False)
    if is_reason(trigger):
        return default
    meant_by = drafted(scene, trigger) or called_for(scene, trigger) or ahead_in_relative(scene, trigger)
    meant_by = meant_by or yet_to_open(scene, trigger)
    if meant_by is not None:
        return Judgement(meant_by.status, meant_by.span, True)
    at = _carrier(scene, trigger)
    if at is not None and without_and(scene.form(at)) in forms("answers_accuse") and trigger.frame.event == "ACCUSE":
        return default  # ينفي اتهامه
    if is_declared(scene, at, trigger) or is_voiced(scene, trigger):
        return Judgement("occurred", None, True)
    if at is not None and _is_for_what(scene, at) and trigger.frame.event in SAID:
        return default
    if at is not None and _is_remark(scene, at) and scene.form(trigger.first - 1) in THIS and _is_visit(trigger):
        return Judgement("ongoing", None, False)
    if at is None and _is_visit(trigger) and _is_headed_visit(scene, trigger):
        return Judgement("ongoing", None, False)
    if at is None or scene.verbs[at].lemma in STAGING or _is_remark(scene, at):
        return default
    if at == trigger.first - 1 and scene.verbs[at].lemma in COMING_ABOUT:
        return Judgement("occurred" if scene.verbs[at].form.tense == "past" else "ongoing", None, True)
    if is_talked_of(scene, at, trigger):
        return Judgement("possible", scene.words[at].span, True)
    if trigger.frame.event == "COOPERATE" and scene.form(at).removeprefix("و") in forms("speaks_of"):
        return default
    light = grammar().light.get(scene.verbs[at].lemma)
    is_past = (
        scene.verbs[at].form.tense == "past" or scene.form(at - 1) in DENIED_PAST or _is_past_in_t(scene, at, trigger)
    )
    is_past = is_past or (scene.form(at - 1) == "ان" and scene.form(at - 2) == "قبل" and _follows_past(scene, at - 2))
    sure = light is not None and light.role == "actor" and abs(trigger.first - at) <= CARRIED_FAR
    if trigger.frame.event == "CONSULT" and not is_past:
        lasts = sure and not opens_headline(scene, at)
        return Judgement("ongoing", None, False) if lasts else default
    apart = trigger.frame.event == "CONSULT" or (trigger.frame.event in SAID and at != trigger.first - 1)
    if not sure and (apart or trigger.frame.status or default.status == "ongoing"):
        return default
    if scene.verbs[at].lemma in ACCUSING or is_future(scene, at) or is_apart(scene, at, trigger):
        return default
    told = is_past or (scene.sentence.title and trigger.frame.event not in LASTING)
    return Judgement("occurred" if told else "ongoing", None, sure)


def _by_itself(scene: Scene, trigger: Trigger) -> Status:
    """The status that a noun's frame gives it; a clash is over (قتلا في اشتباكات), a war goes on."""
    if trigger.frame.status == "ongoing" and trigger.frame.event == "ASSAULT":
        lemma = fold_text(trigger.lexeme.lemma)
        new = not trigger.has_article and not trigger.suffix and not scene.sentence.title
        before = scene.verbs.get(trigger.first - 1)
        if before is not None and before.form.tense == "present":
            return "ongoing"  # تدور اشتباكات
        came_about = scene.form(trigger.first - 1) in forms("came_about")
        if lemma in forms("clash") or (lemma in forms("clashes") and new) or came_about or is_fought(scene, trigger):
            return "occurred"
    if is_known_talks(scene, trigger):
        return "ongoing"
    return trigger.frame.status or ("occurred" if is_followed(scene, trigger) else _of_possession(trigger))


def _is_remark(scene: Scene, at: int) -> bool:
    """ويأتي الهجوم بعد يوم: the present of a verb that speaks of an act is not the act's."""
    return scene.verbs[at].form.tense == "present" and without_and(scene.form(at)) in forms("remarks")


def _is_for_what(scene: Scene, at: int) -> bool:
    """استدعى السفير ليسلمه احتجاجا: the present behind ل tells what the first verb was for."""
    return scene.verbs[at].form.tense == "present" and scene.form(at).startswith("ل")


def _is_visit(trigger: Trigger) -> bool:
    return trigger.frame.event == "CONSULT" and trigger.frame.mode == "visit"


def _is_headed_visit(scene: Scene, trigger: Trigger) -> bool:
    """الوزير في زيارة إلى بغداد: a headline without a verb tells where somebody is."""
    return scene.sentence.title and scene.form(trigger.first - 1) == "في"


def _is_invitation(scene: Scene, trigger: Trigger) -> bool:
    """يصل بدعوة من نظيره: whoever comes at a call was called."""
    return trigger.frame.event == "REQUEST" and trigger.prefix == "ب" and scene.form(trigger.last) == "من"


def _of_possession(trigger: Trigger) -> Status:
    """His war, their attacks: a violence that somebody is known for goes on; his killing (مقتله) is what befell him."""
    is_doers = trigger.frame.event == "ASSAULT" and trigger.suffix and trigger.frame.idafa == "actor"
    return "ongoing" if is_doers else "occurred"


def _carrier(scene: Scene, trigger: Trigger) -> int | None:
    for at in range(trigger.first - 1, scene.clause_start(trigger.first) - 1, -1):
        if at in scene.verbs and not _is_infinitive(scene, at, trigger):
            return at
    following = range(trigger.last, min(trigger.last + CARRIED_BEHIND, scene.sentence.last))
    return next((at for at in following if at in scene.verbs and scene.form(at - 1) in grammar().relatives), None)


def _is_infinitive(scene: Scene, at: int, trigger: Trigger) -> bool:
    """يبحث الاتحاد فرض عقوبات: the noun that is spelt like a past, right before the act and behind another verb."""
    if at != trigger.first - 1 or scene.form(at) not in forms("like_pasts"):
        return False
    return any(scene.starts_verb(k) for k in range(scene.clause_start(at), at))


def _by_tense(scene: Scene, trigger: Trigger) -> Judgement:
    form = trigger.lexeme.form
    if trigger.frame.speaker and _is_viewed(scene, trigger):
        return Judgement("ongoing", None, True)
    if (
        form.tense == "past"
        or form.person == 1
        or trigger.frame.speaker
        or _is_past_in_t(scene, trigger.first, trigger)
    ):
        return Judgement("occurred", None, True)
    if scene.form(trigger.first - 1) == "ان" and scene.form(trigger.first - 2) in ("قبل", "بعد"):
        ahead = scene.form(trigger.first - 2) == "قبل" and not _follows_past(scene, trigger.first - 2)
        return Judgement("planned" if ahead else "occurred", None, False)
    if trigger.prefix == "ل" and any(scene.form(trigger.first - k) in forms("again") for k in RETURNED):
        return Judgement("occurred", None, False)
    if trigger.prefix.endswith("ل") or scene.form(trigger.first - 1) in ("ان", "كي", "لكي"):
        return Judgement("possible", None, True)
    if is_documents(scene, trigger.first):
        return Judgement("occurred", None, False)
    if is_said_anywhere(scene, trigger):
        return Judgement("occurred", None, True)
    if is_said_and_done(trigger) and (scene.sentence.title or _is_told(scene, trigger)):
        return Judgement("occurred", None, True)
    which = scene.form(trigger.first - 1) in grammar().relatives and scene.form(trigger.last) in IN_WHICH
    if which and trigger.frame.event != "CONSULT":
        return Judgement("occurred", None, False)  # المرة الأولى التي تقصف فيها المدينة
    soon = said_ahead(scene, trigger)
    if soon is not None:
        return Judgement("planned", soon, True)
    headed = scene.sentence.title or is_headline(scene, trigger)
    default: Status = "occurred" if headed and not _lasts_in_headlines(trigger) else "ongoing"
    if trigger.frame.event == "CONSULT" and (not headed or trigger.frame.mode == "visit") and not scene.sentence.title:
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


def _is_past_in_t(scene: Scene, at: int, trigger: Trigger) -> bool:
    """تقدم بشكوى, تقدم الوزير باستقالته, أقدم على: with its preposition a past, not the present that is written alike
    (she submits)."""
    form = without_and(scene.form(at))
    if form == WENT_ABOUT:
        return any(scene.form(k) == "علي" for k in range(at + 1, scene.clause_end(at + 1)))
    led = scene.form(at + 1).startswith("ب") or (at < trigger.first and trigger.prefix.startswith("ب"))
    return form == CAME_FORWARD and led


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


def _is_anothers(scene: Scene, at: int, status: Status, trigger: Trigger) -> bool:
    """استدعاء القائم بالأعمال, لقاء الرئيس الحالي: an office, or the adjective of the noun right before it."""
    if any(True for _ in phrases_of("not_adjectives").at(scene.words, at, scene.sentence.last)):
        return True
    return status == "ongoing" and at > trigger.last and scene.form(at - 1) in forms("of_its_own")


def _adjective_after(scene: Scene, trigger: Trigger) -> Sign | None:
    """الزيارة المقررة, الاتفاقات المتوقعة: an adjective right behind the noun, or behind a part of it (الجولة المقبلة
    من المحادثات)."""
    if not trigger.is_noun:
        return None
    if scene.form(trigger.first - 1) == "من":
        for status in DESCRIBED:
            if scene.form(trigger.first - 2) in status_cues()[status].after:
                return Sign(status, scene.words[trigger.first - 2].span)
    at, steps = trigger.last, 0
    while at < scene.sentence.last and steps < ADJECTIVE_REACH and not scene.is_closing(at):
        for status in DESCRIBED:
            if scene.form(at) in status_cues()[status].after and not _is_anothers(scene, at, status, trigger):
                return Sign(status, scene.words[at].span)
        phrase = scene.taken.get(at)
        if (phrase is not None and phrase.prep in BOUND) or scene.form(at) in forms("opens_topic"):
            return None
        at, steps = (at + 1 if phrase is None else phrase.last), steps + 1
    return None
