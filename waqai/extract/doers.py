"""Sides of blame, refusal and threat that stand where another's would: one told alone, one that only describes.

Such an act stands by whom it is done to as well as by who does it, where somebody is told, by a name or not, where its
verb's doer stands (`nameless_speakers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.extract.draft import Draft
from waqai.extract.nameless_speakers import BLAMING, nameless_speaker
from waqai.extract.subject_phrases import shows_number
from waqai.knowledge.grammar import FINITE, grammar

NEAR = 3
"""Words between a noun of blame and whom it is about, names not counted."""


def lacks_doer(draft: Draft) -> bool:
    """Whether only the side that an active verb is done to is told, and nobody stands where its doer would: that side
    may as well be the doer (انتقدت الوزارة، فيما ...); behind a plural verb it is not (انتقدوا الوزارة)."""
    trigger = draft.trigger
    if trigger.is_noun and trigger.frame.event in BLAMING:
        return _is_far(draft)
    active = trigger.lexeme.form.tense in FINITE and not trigger.lexeme.form.passive
    active = active and trigger.frame.subject == "actor" and not shows_number(trigger.lexeme.form)
    if trigger.frame.event not in BLAMING or not active or draft.arguments.get("actor") or trigger.suffix:
        return False
    relative = draft.scene.form(trigger.first - 1) in grammar().relatives
    return not relative and nameless_speaker(draft) is None and "actor" not in trigger.frame.require


def _is_far(draft: Draft) -> bool:
    """القلق لا يقتصر على الصواريخ: whom alone a noun of blame is told to be about stands near it."""
    scene, trigger, found = draft.scene, draft.trigger, draft.arguments
    starts = [scene.doc.range_of(span)[0] for span in found.spans.get("recipient", ())]
    if found.get("actor") or not found.get("recipient") or not starts or "recipient" in trigger.frame.require:
        return False
    return min(starts) > trigger.last and scene.gap(trigger.last, min(starts)) > NEAR


def drop_doers_own(draft: Draft) -> None:
    """Takes the state that only describes a nameless doer out of the recipients: استنكرت فئة من التجار الأتراك الرسوم,
    رفض عدد من السعوديين الحكم."""
    if draft.trigger.frame.event not in BLAMING:
        return
    doer, scene = nameless_speaker(draft), draft.scene
    spans = draft.arguments.spans.get("recipient", [])
    if doer is None or len(spans) != 1 or not (doer.start < spans[0].start and spans[0].end <= doer.end):
        return
    first, last = scene.doc.range_of(spans[0])
    if scene.words[first].bare.startswith("ال") and (last - first == 1 or scene.form(first - 1) == "من"):
        draft.arguments.roles["recipient"] = []


def threaten_the_blamed(drafts: Sequence[Draft]) -> None:
    """حمّل الوزير المتمردين المسؤولية، وتوعد برد قاس: who blames and threatens in one sentence threatens
    whom he blames; the deed that he blames them for may stand between (مسؤولية الهجوم)."""
    spoken = [one for one in drafts if not (one.trigger.is_noun and one.trigger.frame.event == "ASSAULT")]
    for before, draft in pairwise(spoken):
        told = draft.arguments
        follows = draft.trigger.frame.event == "THREATEN" and before.trigger.frame.event == "ACCUSE"
        if not follows or told.get("recipient") or before.scene is not draft.scene or draft.trigger.is_noun:
            continue
        if told.get("actor") and told.get("actor") == before.arguments.get("actor"):
            told.put_sides("recipient", before.arguments.get("recipient"))
