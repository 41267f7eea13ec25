"""Who is named among a group: اعتقلت السلطات 12 ناشطا، بينهم فلان; ممثلون من 130 دولة، بمن فيهم الرئيس.

News count those whom an act befalls, or who do it, and name the best known behind بينهم, على رأسهم and the like.
Whoever is named so stands on the side of the group: the words of a side without a name, a group, or a number, that end
right before.  Whoever is with the doer of a visit or meeting (رفقة الوزير) does it too.  Limit: a group that is not
found as a side gives its members to none.
"""

from __future__ import annotations

import functools

from waqai.extract.draft import Draft
from waqai.extract.nameless import nameless_sides
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import grammar, phrase_index, word_class
from waqai.knowledge.loader import toml
from waqai.model import Span
from waqai.text.phrases import PhraseIndex

FURTHEST = 16
"""Words behind an act in which its group is told and its members are named."""
LOOSE = 3
"""Words between a group and what opens its members: what says more of it (ناشطا سياسيا، بينهم)."""
COMPANIONS = word_class("companions")
MEMBERS = frozenset(("person", "organisation", "state"))


@functools.cache
def _openers() -> PhraseIndex[bool]:
    return phrase_index(toml("grammar")["among"])


def add_named_among(draft: Draft) -> None:
    """Gives the side that is a group those of it who are named."""
    scene, first = draft.scene, draft.trigger.last
    last = scene.sentence.last
    match = _openers().first(scene.words, first, min(first + FURTHEST, last), last)
    phrase = _named(scene, match.last) if match else None
    role = _side_before(draft, match.first) if match and phrase else None
    if phrase and role:
        draft.arguments.join(role, phrase)


def add_companions(draft: Draft) -> None:
    """زار بغداد رفقة وزير النفط, التقاه مرفوقا بالسفير: whoever is with the doer meets or visits, too."""
    scene, first = draft.scene, draft.trigger.last
    if draft.trigger.frame.event != "CONSULT" or not draft.arguments.get("actor"):
        return
    for at in range(first, min(first + FURTHEST, scene.sentence.last)):
        if scene.form(at) in COMPANIONS:
            phrase = scene.taken.get(at + 1)
            if phrase is not None and phrase.first == at + 1 and scene.types(phrase) == {"person"}:
                draft.arguments.join("actor", phrase)
            return
        if scene.starts_verb(at) or scene.form(at) in grammar().boundaries:
            return


def _named(scene: Scene, at: int) -> Phrase | None:
    """The phrase that begins here, or behind a noun for those who come for somebody (وفود مالي والنيجر), where it may
    be a member of a group."""
    at += at not in scene.taken and scene.form(at) in noun_class("delegations")
    phrase = scene.taken.get(at)
    led = phrase is not None and len(phrase.prep) == 1  # من and على are the opener's own
    fits = phrase is not None and phrase.first == at and not led and scene.types(phrase) <= MEMBERS
    return phrase if fits else None


def _side_before(draft: Draft, opener: int) -> str | None:
    """The side whose words, of a group or of nobody known, end right before the word that opens its members."""
    told = {role: spans for role, spans in draft.arguments.spans.items() if role != "place" and _is_group(draft, role)}
    for role, spans in {**told, **nameless_sides(draft)}.items():
        if spans and _ends_before(draft.scene, spans[-1], opener):
            return role
    counted = (q for q in draft.quantities if q.span.start > draft.trigger.span.end)
    struck = draft.arguments.get("actor") and not draft.arguments.get("recipient")
    return "recipient" if struck and any(_ends_before(draft.scene, q.span, opener) for q in counted) else None


def _is_group(draft: Draft, role: str) -> bool:
    sides = [draft.scene.entities[e] for e in draft.arguments.get(role) if e in draft.scene.entities]
    return bool(sides) and all(one.type == "other" for one in sides)


def _ends_before(scene: Scene, span: Span, opener: int) -> bool:
    last = scene.doc.range_of(span)[1]
    between = [at for at in range(last, opener) if scene.words[at].kind != "mark"]
    return last <= opener and len(between) <= LOOSE and not any(scene.starts_verb(at) for at in between)
