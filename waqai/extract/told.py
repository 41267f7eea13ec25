"""Whether a sentence reports an act of violence or protest, or only mentions it.

News are full of acts that they do not report: a charge, an inquiry, a habit, a war that everybody knows (منذ
الاجتياح, المتهمون بالهجوم, مكافحة التفجيرات).  Counting these is what event data are most blamed for.  Reported is

- a finite verb that opens no relative clause and tells no habit (قتل مسلحون شرطيين; not الرجل الذي قتلوه);
- a noun in a headline, or with counted victims;
- a noun whose verb says that it took place, was done, suffered, announced or had this for an outcome (شن هجوما, قتلا في
  هجوم, أسفر هجوم عن), or that stands behind a noun of harm (جرحى في اشتباكات).

What is left is a mention, and no event, unless it is told all the same (`told_kept.py`: a state's act against another,
what is said to go on, what somebody is accused of) or names again what the article reports.  The words are
`data/told.toml`.
Limits: the other types of act stay as they are; diplomacy lives by its nouns (بعد زيارته).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from waqai.extract.act_words import word_stems
from waqai.extract.draft import Draft
from waqai.extract.scene import Scene
from waqai.extract.subject_phrases import CLEFT
from waqai.extract.told_kept import is_kept
from waqai.extract.told_words import (
    fold_lemma,
    governor_of,
    is_described_by,
    is_history,
    is_known_deed,
    is_meant,
    is_one_of,
    is_statistic,
    verb_before,
    words_of_telling,
)
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import grammar
from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text

REAL = frozenset(("occurred", "ongoing"))
PERSONS = frozenset(
    ("person", "soldier", "civilian", "victim", "police officer", "child", "woman", "militant", "gunman")
)
KNOWN = ("happening", "doing", "suffering")
CARRYING = ("happening", "doing", "suffering", "outcome", "announcing")
COMMAS = frozenset(("،", ","))
INQUIRIES = frozenset(("تحقيق", "تحقيقات", "محاكمه"))
CAUSED = 25
"""Words behind a harm within which its cause is looked for."""
RECEIVES, SUBJECT_BETWEEN = fold_text("تلقى"), 3
"""The verb of taking blows, and how many words further its blow stands: a subject may stand between."""
VERB_BEHIND = 12
"""Words behind a noun within which its own verb is looked for."""


def without_mentions(drafts: Sequence[Draft], published: str | None) -> list[Draft]:
    """The drafts without acts of violence and protest that the article only mentions."""
    asked = [draft.trigger.frame.event in _events() and draft.judgement.status in REAL for draft in drafts]
    told = [not one or is_told(draft, published) for one, draft in zip(asked, drafts, strict=True)]
    told = [is_so and not _is_end_of_mention(drafts, told, at) for at, is_so in enumerate(told)]
    reported = [d for d, one, is_so in zip(drafts, asked, told, strict=True) if one and is_so]
    rows = zip(drafts, told, strict=True)
    return [draft for draft, is_so in rows if is_so or is_kept(draft) or _is_named_again(draft, reported)]


def _is_end_of_mention(drafts: Sequence[Draft], told: Sequence[bool], at: int) -> bool:
    """غداة هجوم أسفر عن سقوط عشرين قتيلا: the harm that a blow before it ended in is told where the blow is."""
    draft = drafts[at]
    if draft.trigger.frame.tells != "harm" or not draft.trigger.is_noun or draft.scene.sentence.title:
        return False
    verb = verb_before(draft.scene, draft.trigger)
    if verb is None or not is_one_of(draft.scene, verb, "ending"):
        return False
    blows = (k for k in range(at - 1, -1, -1) if drafts[k].scene is draft.scene and not drafts[k].trigger.frame.tells)
    blow = next((k for k in blows if drafts[k].trigger.is_noun and drafts[k].trigger.first < verb), None)
    if blow is None:
        before = range(draft.scene.sentence.first, verb)
        return any(not INQUIRIES.isdisjoint(word_stems(draft.scene.form(k))) for k in before)
    if drafts[blow].trigger.frame.event != "ASSAULT" or told[blow]:
        return False
    return not any(_is_report(draft.scene, k) for k in range(drafts[blow].trigger.last, verb) if k in draft.scene.verbs)


def is_told(draft: Draft, published: str | None) -> bool:
    """Whether the sentence itself reports the act."""
    if draft.scene.sentence.title:
        return True
    if draft.trigger.is_noun:
        return _noun_is_told(draft) and (not is_history(draft, published) or _is_done(draft))
    return _verb_is_told(draft)


def _verb_is_told(draft: Draft) -> bool:
    scene, trigger = draft.scene, draft.trigger
    before = scene.form(trigger.first - 1)
    if before in grammar().relatives and not _goes_on(scene, trigger.first):
        return False
    if trigger.suffix and not trigger.prefix and is_described_by(scene, trigger.first):
        return False
    if _only_dates(scene, trigger.first):
        return False
    if _is_tally(draft):
        return False
    if draft.judgement.status == "occurred" or draft.judgement.span is not None:
        return True
    return _is_main(scene, trigger.first) or any(quantity.unit in PERSONS for quantity in draft.quantities)


def _is_tally(draft: Draft) -> bool:
    """قتل ثلاثة آلاف جندي منذ الاجتياح, 13 جنديا قتلوا حتى الآن: a tally over a time, no single act."""
    scene, last = draft.scene, draft.trigger.last
    if not any(quantity.unit in PERSONS for quantity in draft.quantities):
        return False
    behind = range(last, min(last + CAUSED, scene.sentence.last))
    stop = next((at for at in behind if scene.is_closing(at) and scene.form(at) != "منذ"), scene.sentence.last)
    told = [scene.form(at) for at in range(last, stop)]
    return "منذ" in told or ("حتي", "الان") in itertools.pairwise(told)


def _is_main(scene: Scene, at: int) -> bool:
    """A verb in the present that opens its sentence, or stands behind whom it is about (الجيش يقصف)."""
    subject = scene.taken.get(at - 1)
    named = subject is not None and not subject.prep and not scene.types(subject).isdisjoint(("state", "organisation"))
    return named or at <= scene.sentence.first


def _goes_on(scene: Scene, at: int) -> bool:
    """الأمر الذي أدى إلى, القوات هي التي قصفت: a relative that goes on telling, and describes nobody."""
    return scene.form(at - 2) == "الامر" or scene.form(at - 2) in CLEFT


def _is_report(scene: Scene, at: int) -> bool:
    return scene.verbs[at].form.tense == "past" and is_one_of(scene, at, "happening", "suffering", "outcome")


def _noun_is_told(draft: Draft) -> bool:
    scene, trigger = draft.scene, draft.trigger
    if any(at in scene.verbs for at in range(trigger.first, trigger.last)):  # سيارة مفخخة انفجرت
        return True
    at = governor_of(scene, trigger)
    if at is not None and not words_of_telling("topics").isdisjoint(word_stems(scene.form(at))):
        return False
    if is_statistic(scene, trigger):
        return False
    if scene.form(trigger.first - 1) in words_of_telling("means") or _opens_item(scene, trigger):
        return True
    if at is not None and not words_of_telling("harm", "claims", "completing").isdisjoint(word_stems(scene.form(at))):
        return True  # جرحى في اشتباكات, مسؤوليتها عن الهجوم
    if any(quantity.unit in PERSONS for quantity in draft.quantities) and not _in_relative(scene, trigger):
        return True
    return any(tells(scene, trigger) for tells in (_is_carried, _has_outcome, _is_cause, _is_headed))


def _opens_item(scene: Scene, trigger: Trigger) -> bool:
    """العراق: مقتل جنديين; وعبروا عن غضبهم خلال اعتصام."""
    if is_known_deed(trigger):
        return False
    before = scene.form(trigger.first - 1)
    return before == ":" or (trigger.frame.event == "PROTEST" and before in words_of_telling("during"))


def _is_headed(scene: Scene, trigger: Trigger) -> bool:
    """هجوم مسلح على قرية, حريق بعد هجوم: a sentence without a verb is news told by its nouns."""
    if any(map(scene.starts_verb, scene.verbs)) or trigger.suffix:
        return False
    before = scene.form(trigger.first - 1)
    return trigger.first <= scene.sentence.first or (
        not is_known_deed(trigger) and before in words_of_telling("cause", "heading")
    )


def _is_carried(scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun's clause has a verb that reports it, in the past or going on.  What is known already (الهجوم,
    هجومه) is reported behind a preposition only where it is done or suffered, not where somebody speaks of it."""
    at = verb_before(scene, trigger)
    if at is None or _describes_by(scene, at) or is_meant(scene, at):
        return False
    if scene.verbs[at].form.tense != "past":
        return is_one_of(scene, at, "lasting")
    if not words_of_telling("topics").isdisjoint(word_stems(scene.form(at - 1))):  # فرضية تعرضه لاغتيال
        return False
    if fold_lemma(scene.verbs[at].lemma) == RECEIVES and trigger.first - at > SUBJECT_BETWEEN:
        return False  # تلقوا تدريبا على تنفيذ هجمات
    governed = trigger.prefix.startswith(("ب", "ل", "ك")) or scene.form(trigger.first - 1) in grammar().prepositions
    return is_one_of(scene, at, *(KNOWN if governed and is_known_deed(trigger) else CARRYING))


def _in_relative(scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun's verb stands in a clause that describes somebody (الحادث الذي أسفر عن مقتل ثلاثة)."""
    at = verb_before(scene, trigger)
    return at is not None and _describes_by(scene, at)


def _describes_by(scene: Scene, at: int) -> bool:
    """Whether a verb opens a relative clause, or tells the end of what stands in one (الهجوم الذي وقع أمس وأسفر عن)."""
    if scene.form(at - 1) in grammar().relatives:
        return not _goes_on(scene, at)
    if not scene.form(at).startswith("و") or not is_one_of(scene, at, "ending"):
        return False
    first = max((k for k in scene.verbs if k < at), default=None)
    return first is not None and scene.form(first - 1) in grammar().relatives and not _goes_on(scene, first)


def _only_dates(scene: Scene, at: int) -> bool:
    """Whether a verb says when something else happened that is no harm (عندما اغتيل الرئيس)."""
    whereas = scene.form(at - 1) == "حين" and scene.form(at - 2) == "في"
    dates = scene.form(at - 1) in words_of_telling("when") and not whereas
    return dates and not any(_is_report(scene, k) for k in scene.verbs if k < at)


def _is_done(draft: Draft) -> bool:
    """Whether an act of years ago is told for its own sake: somebody did or suffered it, or it heads its line."""
    scene, trigger = draft.scene, draft.trigger
    if not any(map(scene.starts_verb, scene.verbs)):
        return not is_known_deed(trigger)
    at = verb_before(scene, trigger)
    if at is None or _describes_by(scene, at) or scene.verbs[at].form.tense != "past" or is_known_deed(trigger):
        return False
    return is_one_of(scene, at, "doing", "suffering")


def _is_cause(scene: Scene, trigger: Trigger) -> bool:
    """قتل اثنان وأصيب آخرون، في انفجار: the cause of what the sentence says that somebody suffered."""
    if scene.form(trigger.first - 1) not in words_of_telling("cause") and not trigger.prefix.endswith("ب"):
        return False
    own = verb_before(scene, trigger)
    if own is not None and is_meant(scene, own):
        return False  # تلقوا أموالا كي يقوموا بهجوم
    suffered = range(max(scene.sentence.first, trigger.first - CAUSED), trigger.first)
    return any(_is_suffered(scene, at) for at in suffered)


def _is_suffered(scene: Scene, at: int) -> bool:
    if scene.form(at) in words_of_telling("harm"):
        return True
    if at not in scene.verbs or scene.verbs[at].form.tense == "present":
        return False
    return is_one_of(scene, at, "suffering", "outcome") and scene.form(at - 1) not in grammar().relatives


def _has_outcome(scene: Scene, trigger: Trigger) -> bool:
    """هجوم استهدف دورية, انفجار أوقع جرحى: the noun's own verb right behind says what it did."""
    for at in range(trigger.last, min(trigger.last + VERB_BEHIND, scene.sentence.last)):
        if scene.is_closing(at) and scene.form(at) not in COMMAS:
            return False
        if at in scene.verbs:
            return not trigger.suffix and _is_outcome(scene, at)
    return False


def _is_outcome(scene: Scene, at: int) -> bool:
    return scene.verbs[at].form.tense == "past" and is_one_of(scene, at, "outcome", "happening")


def _is_named_again(draft: Draft, reported: Sequence[Draft]) -> bool:
    """Whether the act is of a kind that the article reports of one of the same sides."""
    before = draft.scene.form(draft.trigger.first - 1)
    if before in grammar().relatives and draft.scene.form(draft.trigger.first) in words_of_telling("hitting"):
        return False  # الهجوم الذي استهدف السفارة: the noun tells it
    sides = _sides(draft)
    known = is_known_deed(draft.trigger)
    return any(
        one.trigger.frame.event == draft.trigger.frame.event and (known or not sides.isdisjoint(_sides(one)))
        for one in reported
    )


def _sides(draft: Draft) -> set[str]:
    return {side for role in ("actor", "recipient", "place") for side in draft.arguments.get(role)}


@functools.cache
def _events() -> frozenset[str]:
    return frozenset(toml("told")["events"])
