"""What the words behind an act, or far before it, say of its status.

A noun's own verb (المحادثات دخلت يومها الثالث, الجولة ستعقد في مسقط), a condition behind what is to come
(سينسحب إذا ...), since when a ban holds (منعوا منذ يونيو), what speaks of an act that is known (لبحث الهجوم).  What is
yet to come by where it stands is in `status_ahead`.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import finite_forms, folded, grammar, phrase_index, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import tells_as_circumstance, words
from waqai.model import Span, Status
from waqai.text.clitics import readings
from waqai.text.phrases import PhraseIndex

OWN_VERB = 14
"""Words between a noun and the verb whose subject it is: its sides and its place (المحادثات بين X وY في Z دخلت)."""
CONDITION = 14
SINCE_REACH = 8
TOUCHING = 3
"""Words between a noun and the preposition that leads to it (لم يعلق على موجة الهجمات)."""
NEAR_AIM = 5
"""Words between talks and the verb that says what they are for."""
LENGTH = 12
"""Words between a verb of lasting and how long: its subject with its sides."""
LASTING = frozenset(("COERCE", "SANCTION", "MOBILIZE"))
AT_ONCE = frozenset(("arrest", "deport", "expel", "convict"))
"""Acts of those kinds that are over when they are done (اعتقلت منذ الجمعة 590 شخصا)."""
VERBS = frozenset(
    (
        "going_on", "enters", "over", "harm", "pasts_in_t", "passed_over", "speaks_of", "talks", "declares", "remarks",
        "paying_back", "lasting", "aims", "effects", "enacts", "topic_verbs", "stopping", "breaking_out", "voicing",
        "voicing_of", "witnessing", "says", "breaking_anew", "beginning_verbs", "fulfils", "kept_on",
    )
)  # fmt: skip
DOING = frozenset(("AGREE", "AID", "SANCTION", "RETREAT", "CONCEDE", "MOBILIZE", "SUPPORT", "COOPERATE"))
DECLARING_REACH = 2
"""Words between a participle of declaring and the noun of support: عن, كامل."""
DESCRIBED_BEHIND = 3
FAR_DECLARING = 16
"""Words between such a verb and عن: its subject with office and name."""
DECLARED = frozenset(("SUPPORT", "ACCUSE"))
UNTIL = "حتي"
IDENTITY_REACH = 4
TOPICAL = frozenset(("ASSAULT", "SANCTION", "COERCE", "ACCUSE", "PROTEST", "REQUEST", "THREATEN", "REJECT"))
SAID = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
"""What is done by words, and so told by whoever speaks of it."""


class Sign(NamedTuple):
    """A status and the word that gives it."""

    status: Status
    span: Span


@functools.cache
def forms(name: str) -> frozenset[str]:
    """A list of `data/status_clauses.toml`, folded; verbs inflected."""
    rows = toml("status_clauses").get(name, ())
    return frozenset(finite_forms(rows)) if name in VERBS else folded(rows)


@functools.cache
def phrases_of(name: str) -> PhraseIndex[bool]:
    """A list of phrases of `data/status_clauses.toml`."""
    return phrase_index(toml("status_clauses")[name])


def sign_after(scene: Scene, trigger: Trigger) -> Sign | None:
    """The status that the words behind an act give it, where none before it does."""
    if trigger.is_noun:
        return _of_own_verb(scene, trigger)
    if trigger.lexeme.form.tense == "past" and trigger.frame.event in LASTING and trigger.frame.mode not in AT_ONCE:
        return _of_since(scene, trigger)
    return None


def _of_own_verb(scene: Scene, trigger: Trigger) -> Sign | None:
    """The first verb behind a noun, where the noun may be its subject: nothing closes the clause before it, and no
    verb stands before the noun."""
    if any(scene.starts_verb(at) for at in range(scene.clause_start(trigger.first), trigger.first)):
        return None
    if not trigger.prefix and without_and(scene.form(trigger.first - 1)) in word_class("dating"):
        return None  # بعد اشتباكات استمر هدم المتاجر
    governed = _is_governed(scene, trigger)
    for at in range(trigger.last, min(trigger.last + OWN_VERB, scene.sentence.last)):
        form = scene.form(at)
        verb = at in scene.verbs
        if not verb and (scene.is_closing(at) or form in word_class("relatives") or (governed and form == "،")):
            return None
        if verb or form in forms("going_on"):
            return _said_by_verb(scene, at, trigger)
    return None


def _is_governed(scene: Scene, trigger: Trigger) -> bool:
    """من خلال التجارة، سيصبح: a noun behind a preposition is no subject of the verb behind its comma."""
    led = trigger.prefix.removeprefix("و").startswith(("ب", "ل", "ك"))
    return led or without_and(scene.form(trigger.first - 1)) in grammar().prepositions


def _said_by_verb(scene: Scene, at: int, trigger: Trigger) -> Sign | None:
    form, span = scene.form(at), scene.words[at].span
    if lasted(scene, at):
        return Sign("occurred", span)
    if (
        _says_aim(scene, at, trigger)
        or form in forms("going_on")
        or (form in forms("enters") and scene.form(at + 1) in forms("lengths_entered"))
    ):
        return Sign("ongoing", span)
    if is_future(scene, at):
        return None if _has_effect(scene, at, trigger) else Sign("planned", span)
    return Sign("occurred", span) if form in forms("over") else None


def _says_aim(scene: Scene, at: int, trigger: Trigger) -> bool:
    """المشاورات بين البلدين تهدف إلى: near behind the talks, lest the verb be another's."""
    of_talks = trigger.frame.mode == "meet" and trigger.prefix == "ال" and at - trigger.last <= NEAR_AIM
    return of_talks and scene.form(at) in forms("aims")


def lasted(scene: Scene, at: int) -> bool:
    """Whether a verb of lasting tells how long something took that is over: استمرت المعارك نحو ثلاثة أيام."""
    if without_and(scene.form(at)) not in forms("lasting"):
        return False
    behind = range(at + 1, min(at + 1 + LENGTH, scene.sentence.last))
    since = next((k for k in behind if scene.form(k) == "منذ" or scene.is_closing(k)), scene.sentence.last)
    return any(_ends_it(scene, k) for k in behind if k < since)


def _ends_it(scene: Scene, at: int) -> bool:
    """ثلاثة أيام, ليومين, حتى الفجر: how long something lasted."""
    form = scene.form(at)
    if form == UNTIL:
        return scene.form(at + 1) not in forms("until_now")
    return form in forms("lengths") or (form.startswith("ل") and form[1:] in forms("lengths"))


def _has_effect(scene: Scene, at: int, trigger: Trigger) -> bool:
    """الحرب ستزيد الجوع, مطالبهم ستلقى صدى: what comes of an act is to come, not the act."""
    if trigger.frame.event in LASTING and _present_at(scene, at) in forms("effects"):
        return True
    lasts = trigger.frame.status == "ongoing" or trigger.frame.event in SAID
    return (lasts or trigger.frame.event == "ASSAULT") and scene.verbs[at].lemma not in toml("status_clauses")[
        "held_by"
    ]


def _of_since(scene: Scene, trigger: Trigger) -> Sign | None:
    """منعوا من الدخول منذ يونيو: what was laid on somebody since then still lies on him."""
    for at in range(trigger.last, min(trigger.last + SINCE_REACH, scene.sentence.last)):
        if scene.form(at) == "منذ":
            return Sign("ongoing", scene.words[at].span)
        if scene.starts_verb(at) or scene.is_closing(at):
            return None
    return None


def is_future(scene: Scene, at: int) -> bool:
    """Whether a verb's word carries the future's س: a present never begins with one of its own."""
    verb = scene.verbs.get(at)
    if verb is None or verb.form.tense != "present":
        return False
    form = scene.form(at)
    form = form[1:] if form[:1] in ("و", "ف") else form
    return form[:1] == "س" and any(cut.prefix.endswith("س") for cut in readings(form))


def is_apart(scene: Scene, cue: int, trigger: Trigger) -> bool:
    """Whether a noun is what something to come answers or follows (سيرد على خلفية القصف, سيتركه في أعقاب هجوم)."""
    between = range(cue + 1, trigger.first)
    if trigger.is_noun and trigger.frame.event == "ASSAULT" and _present_at(scene, cue) in forms("paying_back"):
        return True  # ستثأر لمقتله
    if is_topic(scene, cue, trigger):
        return True
    return trigger.is_noun and any(not forms("apart").isdisjoint(word_stems(scene.form(at))) for at in between)


def _present_at(scene: Scene, at: int) -> str:
    """A verb's word without و and the future's س."""
    return without_and(scene.form(at)).removeprefix("س")


def is_topic(scene: Scene, cue: int, trigger: Trigger) -> bool:
    """Whether a known act is what somebody will talk over, or warns of the outcome of (لبحث الهجوم, عواقب القصف)."""
    known = trigger.has_article or bool(trigger.suffix)
    if not trigger.is_noun or not known or trigger.frame.event not in TOPICAL:
        return False
    if _present_at(scene, cue) in forms("topic_verbs"):
        return True
    return any(scene.form(at) in forms("topics") for at in range(cue + 1, trigger.first))


def is_dated_by(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun only dates what is told (نفى التهم بعد مثوله, لم يصدر بيان عقب الاجتماع)."""
    before = (without_and(scene.form(trigger.first - 1)), without_and(scene.form(trigger.first - 2)))
    return trigger.is_noun and not word_class("dating").isdisjoint(before)


def is_unharmed(scene: Scene, cue: int, trigger: Trigger) -> bool:
    """Whether what is denied is the harm of a blow and not the blow (لم يصب أحد في الهجوم)."""
    if not trigger.is_noun or trigger.frame.event != "ASSAULT":
        return False
    return any(scene.form(at) in forms("harm") for at in range(cue + 1, trigger.first))


def is_untouched(scene: Scene, cue: int, trigger: Trigger) -> bool:
    """Whether what is denied is a word about an act, and not the act (تجنب التعليق على الاتهامات)."""
    if not trigger.is_noun:
        return False
    behind = range(cue, trigger.first)
    between = [scene.form(at) for at in behind if scene.form(at - 1) not in word_class("relatives")]
    led = trigger.prefix.endswith(("ب", "ل", "لل")) or not grammar().prepositions.isdisjoint(between[-TOUCHING:])
    verb = any(form in forms("passed_over") for form in between)
    return led and (verb or any(not forms("comments").isdisjoint(word_stems(form)) for form in between))


def is_talked_of(scene: Scene, carrier: int, trigger: Trigger) -> bool:
    """بحثا إعادة السفراء: what two talk about doing is not done; what has an article is known."""
    known = bool(trigger.suffix) or trigger.prefix not in ("", "و")
    return not known and trigger.frame.event in DOING and without_and(scene.form(carrier)) in forms("talks")


def is_reason(trigger: Trigger) -> bool:
    """فرض عقوبات على X لاتهامها بدعم Y: a reason has no tense from the verb before it."""
    return trigger.prefix.removeprefix("و") == "ل" and bool(trigger.suffix)


def condition_after(scene: Scene, trigger: Trigger) -> Span | None:
    """The word that makes what is to come depend on something: سينسحب إذا فرضت عقوبات; not that of what somebody tells
    besides (دعا إلى الانسحاب، ملمحا إلى عقوبات إذا ...)."""
    for at in range(trigger.last, min(trigger.last + CONDITION, scene.sentence.last)):
        if scene.words[at].kind == "mark" and scene.form(at) not in ("،", '"', "«", "»"):
            return None
        if scene.form(at - 1) == "،" and at > trigger.last and tells_as_circumstance(scene.form(at)):
            return None
        if scene.form(at) in forms("conditions") or any(
            True for _ in phrases_of("condition_phrases").at(scene.words, at, scene.sentence.last)
        ):
            return scene.words[at].span
    return None


def is_said_and_done(trigger: Trigger) -> bool:
    """Whether the act is done by its being said (رحّب, ندّد, عرض)."""
    return trigger.frame.id in toml("status_clauses")["said_and_done"]


def is_said_anywhere(scene: Scene, trigger: Trigger) -> bool:
    """Whether the present of such an act tells of it wherever it stands, but in a clause that describes (الذي يدعو)."""
    held = trigger.lexeme.lemma in toml("status_clauses")["held"]
    led = scene.form(trigger.first - 1) in word_class("relatives")
    return not led and not held and trigger.frame.id in toml("status_clauses")["said_anywhere"]


def is_declared(scene: Scene, carrier: int | None, trigger: Trigger) -> bool:
    """مؤكدة دعمها, أعلنت الدول الأعضاء تأييدها, مبديا تخوفه: support and worry are given by their being made known."""
    if _declares_own(scene, carrier, trigger):
        return True
    if trigger.frame.event not in DECLARED:
        return False
    before = range(max(trigger.first - 1 - DECLARING_REACH, scene.sentence.first), trigger.first)
    if any(without_and(scene.form(at)) in forms("declaring") for at in before):
        return True
    if trigger.frame.event != "SUPPORT":
        return False
    decides = without_and(scene.form(trigger.first - 1)) in forms("answers_support")
    if decides or not trigger.suffix:
        return decides
    if scene.form(trigger.first - 1) == "عن":
        carrier = _far_declaring(scene, trigger)
    told = carrier is not None and without_and(scene.form(carrier)) in forms("declares")
    if carrier is None or carrier not in scene.verbs:
        return told  # عبر: spelt like a preposition
    return told and (scene.verbs[carrier].form.tense == "past" or scene.sentence.title)


def _declares_own(scene: Scene, carrier: int | None, trigger: Trigger) -> bool:
    """نعلن استنكارنا, أجدد رفضي: what one says of oneself with such a verb is done by it."""
    if carrier is None or trigger.frame.event not in SAID | {"SUPPORT"} or not trigger.suffix:
        return False
    verb = scene.verbs[carrier]
    return verb.form.person == 1 and without_and(scene.form(carrier)) in forms("declares")


def _far_declaring(scene: Scene, trigger: Trigger) -> int | None:
    """عبر رئيس الحزب، فلان الفلاني، عن مساندته: the verb before a subject with office and name."""
    far = range(max(scene.sentence.first, trigger.first - FAR_DECLARING), trigger.first)
    verbs = (at for at in reversed(far) if at in scene.verbs or at == scene.sentence.first)
    return next((at for at in verbs if without_and(scene.form(at)) in forms("declares")), None)


def by_the_way(scene: Scene, at: int) -> bool:
    """فيما يبدو, على ما يبدو: a guess about the words beside it."""
    return scene.form(at) in forms("seems") and scene.form(at - 1) in forms("by_the_way")


def withholds_name(scene: Scene, at: int) -> bool:
    """طلب عدم نشر اسمه: what a source asks for itself is no demand for the act told behind it."""
    return any(scene.form(at + step) in words("identities") for step in range(1, IDENTITY_REACH + 1))


def is_asked_consent(scene: Scene, cue: int, trigger: Trigger) -> bool:
    """وافق على طلب, نفى اتهامات المنظمة: somebody's word that one consents to, or denies, was said; قررت النيابة حبسه:
    what an authority decides is done by its deciding."""
    frame = trigger.frame
    told = frame.event != "ACCUSE" or _is_made(scene, trigger)
    answers = forms(f"answers_{frame.event.lower()}") | forms(f"answers_{frame.id}")
    form = scene.form(cue)
    return trigger.first not in scene.verbs and told and not answers.isdisjoint((form, without_and(form)))


def _is_made(scene: Scene, trigger: Trigger) -> bool:
    """Whether a charge is told as one that was made: الاتهامات التي وجهتها, اتهامات المنظمة."""
    if scene.form(trigger.last) in word_class("relatives"):
        return True
    annexed = trigger.last in scene.taken or scene.form(trigger.last).startswith("ال")
    known = trigger.has_article or bool(trigger.suffix) or annexed
    of_claims = trigger.frame.id in toml("status_clauses")["charges"]
    return of_claims and known and forms("making").isdisjoint(word_stems(scene.form(trigger.first - 1)))
