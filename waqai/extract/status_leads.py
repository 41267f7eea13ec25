"""Status from what governs a noun of an act, however far: طالب الرئيس السابق في خطبته السلطات بإطلاق المعتقلين.

The preposition before the noun leads to the verb or noun that takes it; the words are `data/status_leads.toml`.  Where
nothing is found, a bare ل of purpose makes talks planned and an agreement possible (وصل إلى صنعاء لإجراء محادثات).
Limits: only nouns; a finite verb in between ends the search unless it stands in a relative clause.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.scene import Scene
from waqai.extract.status_after import Sign, forms
from waqai.extract.status_turns import OF, is_unmeant
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.frames import Frame
from waqai.knowledge.grammar import finite_forms, folded, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import words
from waqai.model import Status
from waqai.text.folding import fold_text

FARTHEST = 22
"""Words between a preposition and the verb that takes it: a subject with office and name, whom it is said to, where."""
NEAREST_NOUN, FARTHEST_NOUN = 3, 10
RELATIVE_REACH = 3
CARRIERS = 2
"""Nouns that carry the act, between it and its preposition (لإعادة إطلاق المفاوضات)."""
COMMA = "،"
THIS = frozenset(("هذا", "هذه", "تلك", "ذلك"))
PREPOSITIONS = frozenset(("الي", "علي", "عن", "في", "من", "نحو", "باتجاه", "حول", "بشان"))
COPULAS = frozenset(("هو", "هي"))
EXISTING = frozenset(("وجود", "وقوع", "حدوث"))
"""What is denied with these is the act (نفى الوزير، العائد من روما، وجود محادثات)."""
SAKE, ABOUT, IN = "اجل", "عن", "في"
BOUND = ("ب", "ل")
OBJECT_REACH = 8
"""Words between a refusal and what is refused."""


class Lead(NamedTuple):
    """What a word with its preposition says of the acts named (all that may be meant, where none are)."""

    status: Status
    acts: frozenset[str]


def led(scene: Scene, trigger: Trigger) -> Sign | None:
    """The status that the governor of a noun gives it, else the ل of purpose before it."""
    if not trigger.is_noun:
        return None
    if trigger.frame.event == "CONSULT" and _attends(scene, trigger):
        at = trigger.first - 1
        return _of_noun(scene, trigger, "ل", at) or Sign("planned", scene.words[at].span)
    by, at = _preposition(scene, trigger)
    return _of_noun(scene, trigger, by, at) or _of_verb(scene, trigger, by, at) or _purpose(scene, trigger, by, at)


def serves(scene: Scene, trigger: Trigger) -> Sign | None:
    """يواصلون اجتماعاتهم للتوصل إلى اتفاق: what goes on is to lead to the act, which does not go on."""
    return _purpose(scene, trigger, *_preposition(scene, trigger)) if trigger.is_noun else None


def is_to_end(scene: Scene, trigger: Trigger) -> Sign | None:
    """الكف عن مضايقتهم, لوقف هذا الهجوم, إنهاء الحرب: what is to end goes on, a blow (وقف القصف) is as it is told."""
    if not trigger.is_noun or trigger.frame.event not in _acts("ended"):
        return None
    this = scene.form(trigger.first - 1) in THIS
    at = trigger.first - 1 - this
    lasts = this or trigger.frame.event != "ASSAULT" or trigger.frame.status == "ongoing"
    ended = at - 1 in scene.verbs and scene.verbs[at - 1].form.tense == "past"  # تم إنهاء الاحتلال
    if lasts and not ended and not lead_words("ending").isdisjoint(word_stems(scene.form(at))):
        return Sign("ongoing", scene.words[at].span)
    if scene.form(at) == "عن":
        before = range(at - 1, max(at - 1 - NEAREST_NOUN, scene.sentence.first - 1), -1)
        verb = next((k for k in before if without_and(scene.form(k)) in lead_words("ending_with_from")), None)
        return None if verb is None else Sign("ongoing", scene.words[verb].span)
    return None


def _preposition(scene: Scene, trigger: Trigger) -> tuple[str, int]:
    """The preposition before a noun and before what carries it, and the word that it stands in."""
    at, prefix = trigger.first, trigger.prefix.removeprefix("و")
    for _ in range(CARRIERS + 1):
        if prefix.startswith(BOUND):
            return prefix[0], at
        before = scene.form(at - 1)
        if before == OF and not lead_words("more").isdisjoint(plain_forms(scene.form(at - 2))):
            at, before = at - 1, scene.form(at - 2)  # المزيد من الضغوط
        if without_and(before) in PREPOSITIONS or before in COPULAS:
            return without_and(before), at - 1
        if without_and(before) in grammar().prepositions | word_class("dating") | forms("apart"):
            return without_and(before), at - 1  # أرجأ زيارته بعد محادثات
        if before in EXISTING or (before == SAKE and scene.form(at - 2) == "من"):
            return before, at - 1
        carrying = lead_words("carrying") | (
            lead_words("raising") if trigger.frame.id in _acts("suits") else frozenset()
        )
        carried = next((stem for stem in plain_forms(before) if stem in carrying), None)
        if carried is None:
            return "", at
        at, prefix = at - 1, before[: len(before) - len(carried)].removeprefix("و")
    return "", at


def plain_forms(form: str) -> Iterable[str]:
    """A folded word without what is bound before it: و, ب, ل, the article."""
    yield form
    for cut in (1, 2, 3):
        if form[:cut] in ("و", "ب", "ل", "وب", "ول", "ال", "بال", "لل"):
            yield form[cut:]


def _of_noun(scene: Scene, trigger: Trigger, by: str, at: int) -> Sign | None:
    """The noun right before the preposition, an adjective or a pronoun between at most."""
    table = _nouns().get(by)
    if table is None:
        return None
    reach = FARTHEST_NOUN if by in COPULAS else NEAREST_NOUN
    for k in range(at - 1, max(at - 1 - reach, scene.sentence.first - 1), -1):
        lead = next((table[stem] for stem in word_stems(scene.form(k)) if stem in table), None)
        if scene.is_closing(k) or (k in scene.verbs and (lead is None or by not in COPULAS)):
            return None  # حرص على الاتصال: the verb
        if lead is not None:
            return _sign(scene, k, lead) if _is_of(trigger.frame, lead) else None
        if by in COPULAS:
            continue
        if without_and(scene.form(k)) in grammar().prepositions or scene.form(k).startswith(("لل", "بال")):
            return None
    return None


def _of_verb(scene: Scene, trigger: Trigger, by: str, at: int) -> Sign | None:
    """The nearest finite verb before the preposition that takes it, or stands in no relative clause; none behind those
    who are known for the act (بمحاكمة المتهمين بقتله)."""
    table = _verbs().get(by)
    if table is None or not forms("known_for").isdisjoint(word_stems(scene.form(at - 1))):
        return None
    if by == ABOUT and not lead_words("with_own").isdisjoint(word_stems(scene.form(at - 1))):
        return None
    reach = FARTHEST if by else OBJECT_REACH
    for k in range(at - 1, max(at - 1 - reach, scene.sentence.first - 1), -1):
        form = scene.form(k)
        if form == SAKE and scene.form(k - 1) == "من":
            return None
        if k in scene.verbs or without_and(form) in table:
            lead = table.get(without_and(form))
            if lead is None and (_is_described(scene, k) or _describes_bare(scene, k)):
                continue
            return _sign(scene, k, lead) if lead and _is_of(trigger.frame, lead) else None
        if scene.is_closing(k) and form != COMMA and form not in grammar().relatives:
            return None
    return None


def _is_described(scene: Scene, at: int) -> bool:
    """الرئيس، الذي كان يزور كينيا، بالاعتذار: a verb of a relative clause."""
    return any(scene.form(k) in grammar().relatives for k in range(at - RELATIVE_REACH, at))


def _describes_bare(scene: Scene, at: int) -> bool:
    """طالبت في تقرير صدر أمس السعودية بالإفراج عنها: a verb right behind a document without article."""
    return scene.form(at - 1) in words("documents") and at - 1 not in scene.taken


def _sign(scene: Scene, at: int, lead: Lead) -> Sign:
    return Sign("denied" if is_unmeant(scene, at) else lead.status, scene.words[at].span)


def _purpose(scene: Scene, trigger: Trigger, by: str, at: int) -> Sign | None:
    """ل before talks that are to be held, or before an end that is to be reached."""
    if by == SAKE:
        return _for_sake(scene, trigger, at)
    if by != "ل" or trigger.suffix or not lead_words("real_before").isdisjoint(_before(scene, at)):
        return None
    bare = at != trigger.first or trigger.prefix == "ل"
    for status in ("planned", "possible"):
        names = frozenset(toml("status_leads")["purpose"][status])
        carried = (at != trigger.first and bare) or _is_for_it(scene, trigger)
        if trigger.frame.id in names or (trigger.frame.event in names and carried):
            return Sign(status, scene.words[at].span)
    return None


def _is_for_it(scene: Scene, trigger: Trigger) -> bool:
    """توجه إلى روما للقاء نظيره: what one went for; not where that was long ago (كانت آخر زيارة له للقاء)."""
    if fold_text(trigger.lexeme.lemma) not in lead_words("doing"):
        return False
    before = range(scene.sentence.first, trigger.first)
    return not any(scene.form(at) in forms("long_past") - forms("near_past") for at in before)


def _attends(scene: Scene, trigger: Trigger) -> bool:
    """لحضور القمة, للمشاركة في الاجتماع."""
    at = trigger.first - 1 - (scene.form(trigger.first - 1) == IN)
    return scene.form(at).startswith("ل") and not lead_words("attending").isdisjoint(plain_forms(scene.form(at)))


def _for_sake(scene: Scene, trigger: Trigger, at: int) -> Sign | None:
    """من أجل منح قروض: help is planned where something is done for its sake, anything else is only meant."""
    if not may_be_meant(trigger.frame):
        return None
    return Sign("planned" if trigger.frame.event == "AID" else "possible", scene.words[at].span)


def may_be_meant(frame: Frame) -> bool:
    """Whether an act of a frame may be meant, asked for or talked of without having been done."""
    return frame.event in _acts("meant") or frame.id in _acts("meant")


def _before(scene: Scene, at: int) -> set[str]:
    return {stem for k in (at - 1, at - 2) for stem in word_stems(scene.form(k))}


def _is_of(frame: Frame, lead: Lead) -> bool:
    acts = lead.acts or _acts("meant")
    return frame.event in acts or frame.id in acts


@functools.cache
def _verbs() -> Mapping[str, Mapping[str, Lead]]:
    """By preposition, what each finite form of a governing verb says."""
    return _by_preposition(toml("status_leads")["verb"], lambda row: finite_forms(row["verbs"]))


@functools.cache
def _nouns() -> Mapping[str, Mapping[str, Lead]]:
    return _by_preposition(toml("status_leads")["noun"], lambda row: folded(row["words"]))


def _by_preposition(rows: Iterable[Mapping[str, Any]], forms_of: Any) -> Mapping[str, Mapping[str, Lead]]:
    found: dict[str, dict[str, Lead]] = {}
    for row in rows:
        lead = Lead(row["status"], frozenset(row.get("acts", ())))
        for by in row["by"]:
            found.setdefault(by, {}).update((form, lead) for form in forms_of(row))
    return found


@functools.cache
def lead_words(name: str) -> frozenset[str]:
    """A list of `data/status_leads.toml`, folded.

    >>> "وقف" in lead_words("ending")
    True
    """
    table = toml("status_leads")
    return folded(table["purpose"][name] if name in table["purpose"] else table[name])


@functools.cache
def _acts(name: str) -> frozenset[str]:
    return frozenset(toml("status_leads")[name])
