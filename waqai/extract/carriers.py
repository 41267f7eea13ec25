"""The verb that carries a noun of an act: شن هجوما, توجه للقاء, اتهم X بقصف Y, نفت تزويد X, حريصة على تزويد X.

What such a verb's subject or object does is the act's own side.  Left out: verbs that only date or stage the act, and
speakers of whom the act is only told (نفى تعرض سفينة لهجوم: whoever speaks deals no blow).
"""

from __future__ import annotations

from waqai.extract.act_words import names_speech, word_stems
from waqai.extract.discourse import Discourse, Sides
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase
from waqai.extract.refusals import refusal_of
from waqai.extract.scene import Scene
from waqai.extract.tellers import only_tells
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import grammar, status_cues, word_class
from waqai.text.folding import fold_text

DOING = word_class("doing")
UNDERGOING = word_class("undergoing_nouns")
HEEDING, TRIED = word_class("heeding_nouns"), word_class("tried")
CHARGES = frozenset(("ACCUSE", "SANCTION", "COERCE"))
RESPONSIBLE = noun_class("responsibility")
CARRIED_REACH = 4
# A definite noun of these takes up what somebody said before (رفض الاتهام): its sides are not the verb's.
SPOKEN = frozenset(("REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE"))
GIVING_PRAISE, DECIDING = word_class("giving_praise"), word_class("deciding")
FOR_WHAT = frozenset(("مطالبة", "مناشدة", "دعوة"))
OBLIGING = frozenset(("وجب", "تعين", "انبغي", "توجب"))
QUOTATION_MARKS = frozenset('"«»“”')
PURPOSES = word_class("purposes")
TIME_PREPOSITIONS = word_class("dating")
ASIDE = frozenset(("استبعد", "توقع", "رجح", "رجّح", "انتقد", "أدان", "استنكر"))
JUDGING, BLAMING = word_class("of_others"), word_class("blaming")
DOING_BY = frozenset(("قام", "توعد", "لوح", "لوّح", "اعترف"))
SUFFERED = frozenset(("قتل", "جرح", "أصاب", "استشهد", "لقي", "توفي"))
OWN_DEEDS = frozenset(("assault.intercept",))
"""Who reports shooting something down did it (أفاد سلاح الجو بتدمير 10 مسيرات): others report attacks."""
DENYING = frozenset(("نفى", "أنكر"))
INTENT = word_class("intent")
DECISIONS = word_class("decisions")
COMMAS = frozenset(("،", ","))
TRYING, DIRECTING = word_class("trying"), word_class("directing")
CHARGED = word_class("charge_nouns")
EFFORTS, WAGING = word_class("efforts"), word_class("waging")
BROUGHT_ABOUT = frozenset(("RETREAT", "CONSULT", "AGREE", "COOPERATE"))
FEELING = frozenset(("شعر", "أحس", "أعرب", "عبّر", "عبر"))
MEANS = frozenset(("عبر",))
"""Who does something by another act does that, too, whatever the verb between (ترد X التي تتعرض لهجوم عبر مهاجمة Y)."""
BODIES = frozenset(("state", "organisation"))
SIDES = frozenset(("state", "organisation", "person"))


def undergone(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """البلدان الخاضعان لعقوبات: the noun phrase before a participle that puts it under the act."""
    at = trigger.first - 1
    if scene.form(at) in grammar().undergoing and (phrase := scene.taken.get(at - 1)):
        found.put("recipient", phrase)


def carried(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """The subject of the verb that carries the noun (شن هجوما), or that it serves as a purpose (توجه للقاء)."""
    if (found.get("actor") and found.get("recipient")) or _is_of_others(scene, trigger):
        return
    kept = is_purpose(trigger) or _is_felt(scene, trigger)
    if trigger.has_article and trigger.frame.event in SPOKEN and not kept:
        _gives_praise(scene, trigger, discourse, found)
        return
    if not found.get("actor") and trigger.frame.event not in SPOKEN:
        done_to = found.get("recipient")
        found.put_sides("actor", _denier(scene, trigger, discourse))
        found.put_sides("actor", _intending(scene, trigger, discourse))
        found.put_sides("actor", _striving(scene, trigger, discourse, done_to))
        found.put_sides("actor", _deciding(scene, trigger, discourse, done_to))
        found.put_sides("actor", _waging(scene, trigger))
    at = carrier(scene, trigger)
    if at is None or any(_is_undergone(scene, between) for between in range(at + 1, trigger.first)):
        return  # نفى تعرض سفينة لهجوم: whoever speaks deals no blow
    if trigger.frame.event == "ASSAULT" and scene.verbs[at].lemma in SUFFERED:
        return  # قتل شخص نتيجة هجوم: he did not strike
    if fold_text(scene.verbs[at].lemma) in OBLIGING:  # يتعين على X رفع القيود
        for obliged in (p for p in scene.between(at + 1, trigger.first) if p.prep == "علي"):
            found.put("actor", obliged)
        return
    if (doer := _charged(scene, trigger, at) or _decided(scene, trigger, at, discourse)) is not None:
        found.put("actor", doer)
        return
    light = grammar().light.get(scene.verbs[at].lemma)
    means = scene.form(trigger.first - 1) in MEANS
    role = light.role if light and light.role != "none" and not means else "actor"
    sides = discourse.sides_of_verb.get(at, ())
    phrase = discourse.of_verb.get(at)
    if trigger.prefix.endswith("ب") and trigger.frame.event in CHARGES and _is_tried(scene, at):
        role = "recipient"  # توبع بتهم, يدان بعقوبات
    controls = scene.verbs[at].lemma in grammar().object_control
    judges = trigger.prefix and not controls and fold_text(scene.verbs[at].lemma) in JUDGING
    judges = judges and trigger.frame.id not in OWN_DEEDS
    if light is None and (judges or (not trigger.prefix and scene.verbs[at].lemma in ASIDE)):
        return  # استبعد عقد اللقاء, ندد بالهجوم: who rules it out or judges it need not be there
    called_for = controls and scene.form(trigger.first - 1) == "الي"
    if not called_for and not _serves(scene, trigger) and (light is None or not _near(scene, trigger, at, discourse)):
        return
    if controls:
        controlled = _controlled(scene, at, trigger.first, phrase)
        phrase = phrase if controlled is None and trigger.frame.event == "PROTEST" else controlled
        sides = phrase.entities if phrase else ()
    if role == "recipient" and _is_suffering(scene, at):
        told = phrase if phrase and phrase.first > at else None
        phrase = told or next((p for p in scene.between(at + 1, trigger.first) if not p.prep), None)
        sides = phrase.entities if phrase else ()
    elif role == "recipient" and phrase is None:
        others = [held for verb, held in discourse.of_verb.items() if verb != at]
        start = scene.clause_start(at)
        phrase = next((p for p in scene.before(at) if p.first >= start and p not in others), None)
        sides = phrase.entities if phrase else sides
    spans = phrase.spans if phrase else ()
    if role == "actor" and only_tells(scene, trigger, fold_text(scene.verbs[at].lemma), sides):
        return  # أعلن مصدر طبي مقتل ثلاثة
    if not set(sides) & set(found.get("recipient") if role == "actor" else found.get("actor")):
        found.put_sides(role, sides, spans, sure=phrase is not None)


def _gives_praise(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """قدم X التهنئة إلى Y, أعرب X عن الدعم لـY: of praise a definite noun is what the verb's subject gives."""
    at = carrier(scene, trigger)
    if trigger.frame.event != "SUPPORT" or trigger.prefix != "ال" or at is None:
        return
    near = _near(scene, trigger, at, discourse)
    if near and fold_text(scene.verbs[at].lemma) in GIVING_PRAISE:
        found.put_sides("actor", discourse.sides_of_verb.get(at, ()))


def to_whom(scene: Scene, at: int, stop: int) -> Phrase | None:
    """Whom إلى or ل brings between a verb of sending words and what is sent."""
    return next((p for p in scene.between(at + 1, stop) if p.prep in ("الي", "ل") and p.direct), None)


def _charged(scene: Scene, trigger: Trigger, at: int) -> Phrase | None:
    """وجهت واشنطن إلى موسكو اتهاما بالتدخل: whom a charge between the verb and the act is brought against."""
    if fold_text(scene.verbs[at].lemma) not in DIRECTING:
        return None
    charges = any(not CHARGED.isdisjoint(word_stems(scene.form(k))) for k in range(at + 1, trigger.first))
    return to_whom(scene, at, trigger.first) if charges else None


def _decided(scene: Scene, trigger: Trigger, at: int, discourse: Discourse) -> Phrase | None:
    """أعلنت تشاد إقامة علاقات, قرر المجلس مساندة الحكومة: the subject right before the noun that its verb brings."""
    subject = discourse.of_verb.get(at)
    bare = not trigger.prefix and trigger.frame.event in ("SUPPORT", "CONCEDE")
    direct = subject is not None and (at, trigger.first) == (subject.first - 1, subject.last)
    return subject if bare and direct and fold_text(scene.verbs[at].lemma) in DECIDING else None


def is_purpose(trigger: Trigger) -> bool:
    """تظاهر العمال للمطالبة بأجورهم: what for, not what somebody else asked."""
    return trigger.prefix.endswith("لل") and trigger.lexeme.lemma in FOR_WHAT


def _is_felt(scene: Scene, trigger: Trigger) -> bool:
    """تشعر بالقلق, أعربت عن القلق: whoever feels or voices it does so, though the noun has its article."""
    at = carrier(scene, trigger)
    governed = trigger.prefix == "بال" or scene.form(trigger.first - 1) == "عن"
    return governed and at is not None and scene.verbs[at].lemma in FEELING


def _is_undergone(scene: Scene, at: int) -> bool:
    """تعرض, خضوع, اتخذت إجراءات للامتثال للعقوبات: a noun of undergoing or heeding between a verb and an act."""
    form = scene.form(at)
    return form in UNDERGOING or not HEEDING.isdisjoint(word_stems(form))


def _is_tried(scene: Scene, at: int) -> bool:
    """Whether a verb before a charge or sentence tells what is done to its subject: a passive, or تتابع فلانة."""
    verb = scene.verbs[at]
    return verb.form.passive or fold_text(verb.lemma) in TRIED


def _is_suffering(scene: Scene, at: int) -> bool:
    """نفى الوزير تعرض سفينة لهجوم: behind another verb the word is the noun, and whoever suffers stands behind it."""
    return scene.form(at) in UNDERGOING and any(scene.starts_verb(k) for k in range(scene.clause_start(at), at))


def _near(scene: Scene, trigger: Trigger, at: int, discourse: Discourse) -> bool:
    """Whether the noun is what the helping verb takes: close behind it and its subject, and not hoped for (أمله في)."""
    subject = discourse.of_verb.get(at)
    start = max(at + 1, subject.last if subject else 0)
    between = range(start, trigger.first)
    hoped = any(scene.form(i) in status_cues()["possible"].words for i in between)
    lot = scene.form(trigger.first - 1) == "من"  # فرض حزمة جديدة من العقوبات
    reach = CARRIED_REACH // 2 if trigger.prefix.endswith("ال") and not lot else CARRIED_REACH
    return not hoped and scene.gap(start, trigger.first) <= reach


def _controlled(scene: Scene, at: int, stop: int, subject: Phrase | None) -> Phrase | None:
    """Whom a verb of accusing, calling or making is about: its object."""
    return next((p for p in scene.between(at + 1, stop) if p != subject and p.prep in ("", "ل", "من", "علي")), None)


def carrier(scene: Scene, trigger: Trigger) -> int | None:
    """The verb before the noun in its clause."""
    if _is_time(scene, trigger):
        return None
    for at in range(trigger.first - 1, scene.clause_start(trigger.first) - 1, -1):
        verb = scene.verbs.get(at)
        if scene.form(at) in QUOTATION_MARKS:
            return None
        if verb is None:
            continue
        light = grammar().light.get(verb.lemma)
        if light is None or light.role != "none":
            return at
    return None


def _is_time(scene: Scene, trigger: Trigger) -> bool:
    return scene.form(trigger.first - 1) in TIME_PREPOSITIONS


def _serves(scene: Scene, trigger: Trigger) -> bool:
    """Purpose and means: لعقد, بهدف, عبر, إلى, عن."""
    before = scene.form(trigger.first - 1)
    prefix = trigger.prefix.removesuffix("ال")
    if prefix.endswith("ل") and any(
        names_speech(scene.form(at)) for at in range(trigger.first - 3, trigger.first) if at not in scene.taken
    ):
        return False  # إدانتها البالغة للاعتداءات
    if before == "عن":
        return not RESPONSIBLE.isdisjoint(word_stems(scene.form(trigger.first - 2)))
    return prefix[-1:] in ("ل", "ب") or before in PURPOSES or before in DOING


def is_charged(scene: Scene, trigger: Trigger) -> bool:
    """اتهم X بقصف Y, هدد بقصف Y: behind such a verb the noun's genitive is whom it is done to."""
    if not trigger.prefix.endswith("ب"):
        return False
    before = range(scene.clause_start(trigger.first), trigger.first)
    lemmas = (scene.verbs[at].lemma for at in before if at in scene.verbs)
    return any(lemma in grammar().object_control or lemma in DOING_BY for lemma in lemmas)


def _denier(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """تنفي الصين تزويد روسيا: a state or body denies what it did itself; a person may speak of another's act."""
    if trigger.prefix or trigger.suffix:
        return ()
    for at in range(trigger.first - 1, scene.clause_start(trigger.first) - 1, -1):
        if at not in scene.verbs:
            continue
        subject = discourse.of_verb.get(at)
        ends = (subject.last, at + 1) if subject is not None else ()
        direct = trigger.first in ends and subject is not None and (subject.first == at + 1 or subject.last == at)
        if not direct or scene.verbs[at].lemma not in DENYING or subject is None:
            return ()
        return subject.entities if scene.types(subject) <= BODIES else ()
    return ()


def _intending(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """كانت بكين حريصة على عدم تزويد X, موسكو عازمة على: the noun phrase before an adjective of intent."""
    at = trigger.first - 1
    if not trigger.prefix.startswith("ل"):  # مستعدة للحوار
        at -= scene.form(at) not in grammar().prepositions and at not in scene.taken
        at -= scene.form(at) in grammar().prepositions
    charged = trigger.prefix == "لل" and trigger.frame.event in CHARGES  # مستعدون للعقوبات: they undergo them
    if scene.form(at) not in INTENT or charged:
        return ()
    phrase = scene.taken.get(at - 1)
    if phrase is not None and not phrase.prep:
        return phrase.entities
    copula = next((k for k in range(at - 1, max(at - 4, scene.sentence.first) - 1, -1) if k in scene.verbs), None)
    return discourse.sides_of_verb.get(copula, ()) if copula is not None else ()


def _striving(scene: Scene, trigger: Trigger, discourse: Discourse, besides: Sides) -> Sides:
    """خطط X لمهاجمة Y, محاولاتها لتسليح Y: whose the effort is, or the pronoun on it; who strives for an end that
    others must bring about (a truce, a deal between others) does not do it."""
    frame, at = trigger.frame, trigger.first - 1
    if not trigger.prefix.startswith("ل"):
        return _trying(scene, at, discourse)
    if frame.symmetric or frame.event in BROUGHT_ABOUT:
        return ()
    at -= at not in scene.taken and scene.form(at).startswith("ال")
    phrase = scene.taken.get(at)
    if phrase is not None:
        whose = not EFFORTS.isdisjoint(word_stems(scene.form(phrase.first - 1)))
        return phrase.entities if whose else ()
    form = scene.form(at)
    suffix = next((s for s in ("هما", "هم", "ها", "ه") if form.endswith(s)), "")
    effort = bool(suffix) and not scene.words[at].bare.endswith("ة") and not EFFORTS.isdisjoint(word_stems(form))
    return discourse.antecedent(scene, at, suffix, besides) if effort else ()


def _trying(scene: Scene, at: int, discourse: Discourse) -> Sides:
    """تستمر بمحاولة التوغل: who tries is who goes on trying."""
    at -= scene.words[at].kind == "mark"
    return discourse.sides_of_verb.get(at - 1, ()) if not TRYING.isdisjoint(word_stems(scene.form(at))) else ()


def is_only_judged(scene: Scene, trigger: Trigger) -> bool:
    """رفضت مصر تهجيرهم, أدان المغرب اعتقاله, رحبت واشنطن بإطلاق سراحه: whether whoever is told right before a noun
    refuses, blames or praises the act, and so does not do it."""
    return refusal_of(scene, trigger) is not None or _is_judged(scene, trigger)


def _is_judged(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb before a noun blames or praises the act."""
    at = carrier(scene, trigger) if trigger.is_noun else None
    lemma = fold_text(scene.verbs[at].lemma) if at is not None else ""
    return lemma in JUDGING or lemma in BLAMING


def _is_of_others(scene: Scene, trigger: Trigger) -> bool:
    """What somebody refuses or strives for is for others to do."""
    return refusal_of(scene, trigger) is not None or _is_strived_for(scene, trigger)


def _is_strived_for(scene: Scene, trigger: Trigger) -> bool:
    """أكدت الدوحة استمرار جهودها لوقف إطلاق النار: whether ل brings what others are to do behind a noun of efforts, an
    owner or his pronoun between."""
    if trigger.prefix != "ل" or trigger.frame.event not in BROUGHT_ABOUT:
        return False
    near = range(trigger.first - 1, max(scene.sentence.first, trigger.first - 1 - CARRIED_REACH), -1)
    return any(not EFFORTS.isdisjoint(word_stems(scene.form(at))) for at in near)


def _waging(scene: Scene, trigger: Trigger) -> Sides:
    """إطلاق الجيش عملية عسكرية, شن روسيا هجوما: who stands right before the act, behind a noun of bringing it about."""
    phrase = scene.taken.get(trigger.first - 1)
    if phrase is None or (phrase.prep and phrase.direct) or trigger.prefix or not scene.types(phrase) <= SIDES:
        return ()
    return phrase.entities if not WAGING.isdisjoint(word_stems(scene.form(phrase.first - 1))) else ()


def _deciding(scene: Scene, trigger: Trigger, discourse: Discourse, besides: Sides) -> Sides:
    """قرار X سحب القوات, قرار X، الرئيس، بقطع الغاز, قرارها بمنع Y: whose the decision is, or its pronoun."""
    bare = trigger.prefix in ("", "ال", "ب", "بال")
    if trigger.frame.symmetric or trigger.frame.event == "ASSAULT" or not bare:
        return ()
    at = trigger.first - 1
    at -= scene.form(at) in ("علي", "عن")
    phrase = scene.taken.get(at - (scene.form(at) in COMMAS))
    while phrase is not None:
        head = scene.form(phrase.first - 1)
        if not DECISIONS.isdisjoint(word_stems(head)) and not phrase.prep.startswith(("من", "ضد")):
            return phrase.entities
        before = scene.taken.get(phrase.first - 1 - (head in COMMAS))
        phrase = before if before is not None and before.entities == phrase.entities else None
    form = scene.form(at)
    suffix = next((s for s in ("هما", "هم", "ها", "ه") if form.endswith(s)), "")
    owned = bool(suffix) and at not in scene.taken and not scene.words[at].bare.endswith("ة")
    decided = owned and not DECISIONS.isdisjoint(word_stems(form.removesuffix(suffix)))
    return discourse.antecedent(scene, at, suffix, besides) if decided else ()


def partner(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """قال X خلال لقاء مع Y, في طريقه إلى عقد قمة مع Y: whoever the sentence is about is the other side."""
    told = {*found.get("actor"), *found.get("recipient")}
    if trigger.frame.event != "CONSULT" or len(told) != 1 or (found.get("actor") and found.get("recipient")):
        return
    if not _meets_with(scene, trigger, told) and not _visits(scene, trigger, found):
        return
    subjects = [discourse.sides_of_verb.get(at, ()) for at in sorted(scene.verbs, reverse=True) if at < trigger.first]
    topics = [p.entities for p in scene.before(trigger.first) if not p.prep]
    for sides in (*filter(None, subjects), *topics):
        if not told & set(sides) and {discourse.entities[s].type for s in sides} <= SIDES:
            found.put_sides("recipient" if found.get("actor") else "actor", sides)
            return


def _visits(scene: Scene, trigger: Trigger, found: Arguments) -> bool:
    """قال X خلال زيارة إلى Y: a visit that dates what somebody does is his."""
    own = trigger.prefix == "" and scene.form(trigger.first - 1) in TIME_PREPOSITIONS
    return own and trigger.frame.mode == "visit" and bool(found.get("recipient"))


def _meets_with(scene: Scene, trigger: Trigger, told: set[str]) -> bool:
    """Whether مع brings the one side that is told, and the noun belongs to the verb before rather than being its own
    clause's subject (إن اللقاء مع X سيعقد)."""
    behind = scene.between(trigger.last, scene.clause_end(trigger.last))
    if not any(p.prep == "مع" and told & set(p.entities) for p in behind):
        return False
    before = scene.form(trigger.first - 1)
    return not trigger.prefix.endswith("ال") or before in grammar().prepositions
