"""What is known of the words of a draft as an act, and of whether it happened, as numbers: what trees weigh
(`weighing`)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import get_args

from waqai.extract.draft import Draft
from waqai.extract.seen_acts import ROLES, SeenActs, is_of_tagger
from waqai.model import EVENT_TYPES, STATUSES
from waqai.text.document import Document
from waqai.text.verbs import Tense

TENSES = get_args(Tense)
FAR, NONE = 99, -1
Row = tuple[float, ...]

OWN = (
    "type", "tense", "with article", "person", "status", "cue", "reported", "dated", "quantities", "actors",
    "recipients", "place", "sides read", "void", "required", "needs a word", "words", "words in", "first word",
    "sentence length", "phrases", "seen", "status seen", "actor seen", "recipient seen", "of the tagger",
)  # fmt: skip
ACT_FEATURES = (
    *OWN, "seen at all", "another type seen", "type seen", "acts of its sentence", "alike there", "nearest alike",
    "alike and fuller", "stands", "sentence", "number", "acts", "matter",
)  # fmt: skip
STATUS_FEATURES = (
    *OWN, *(f"seen {status}" for status in STATUSES), "cue stands", "frame's status", "with to", "with by",
    "status before", "type before", "noun before", "words since", "verb before", "against the news",
    "reported directly",
)  # fmt: skip


def act_rows(
    doc: Document, drafts: Sequence[Draft], acts: SeenActs, matter: float, stands: Sequence[bool]
) -> list[Row]:
    """A row a draft, by `ACT_FEATURES`: whether it is an act.  `matter` is how far the article is of other than public
    affairs; `stands` tells of each draft whether its frame has what it requires."""
    firsts = [sentence.first for sentence in doc.sentences]
    places: dict[int, list[Draft]] = {}
    for draft in drafts:
        places.setdefault(draft.scene.sentence.first, []).append(draft)
    rows = []
    for number, (draft, does_stand) in enumerate(zip(drafts, stands, strict=True)):
        beside = [one for one in places[draft.scene.sentence.first] if one is not draft]
        sentence = bisect.bisect_right(firsts, draft.trigger.first) - 1
        article = (float(does_stand), sentence, number, len(drafts), matter)
        rows.append((*_own(draft), *_seen_there(draft, acts), *_beside(draft, beside), *article))
    return rows


def status_rows(drafts: Sequence[Draft], published: str | None) -> list[Row]:
    """A row a draft, by `STATUS_FEATURES`: which status it has."""
    befores: Sequence[Draft | None] = [None, *drafts]
    return [
        (*_own(draft), *_of_status(draft), *_behind(draft, before), _dated(draft, published), _is_direct(draft))
        for draft, before in zip(drafts, befores, strict=False)
    ]


def _own(draft: Draft) -> Row:
    """What the draft itself shows."""
    trigger, scene, arguments, seen = draft.trigger, draft.scene, draft.arguments, draft.seen
    frame, form, sentence = trigger.frame, trigger.lexeme.form, scene.sentence
    return (
        EVENT_TYPES.index(frame.event), TENSES.index(form.tense), float(trigger.has_article), form.person or 0,
        STATUSES.index(draft.judgement.status), float(draft.judgement.given), float(draft.quote is not None),
        float(draft.time is not None), len(draft.quantities), len(arguments.get("actor")),
        len(arguments.get("recipient")), float(bool(arguments.get("place"))), arguments.sure, float(arguments.void),
        len(frame.require), float(bool(frame.needs)), trigger.last - trigger.first, trigger.first - sentence.first,
        float(trigger.first == sentence.first), sentence.last - sentence.first, len(scene.phrases),
        seen.score if seen else 0.0, seen.sure if seen else 0.0,
        *(max(seen.sides[role].values(), default=0.0) if seen else 0.0 for role in ROLES),
        float(is_of_tagger(frame.id)),
    )  # fmt: skip


def _seen_there(draft: Draft, acts: SeenActs) -> Row:
    """What the tagger sees at the words, of whatever type."""
    top = acts.over(draft.trigger.words)
    if top is None:
        return 0.0, 0.0, NONE
    return top.score, float(top.event != draft.trigger.frame.event), EVENT_TYPES.index(top.event)


def _beside(draft: Draft, beside: Sequence[Draft]) -> Row:
    """The other drafts of its sentence: how many, how many of its type, how near, whether one says as much and more."""
    alike = [one for one in beside if one.trigger.frame.event == draft.trigger.frame.event]
    nearest = min((abs(one.trigger.first - draft.trigger.first) for one in alike), default=FAR)
    fuller = max((one.seen.score for one in alike if one.seen and draft.sides <= one.sides), default=0.0)
    return len(beside), len(alike), nearest, fuller


def _of_status(draft: Draft) -> Row:
    """The status that the tagger sees, the frame's own, and how the word is held to the clause."""
    trigger, judgement, seen = draft.trigger, draft.judgement, draft.seen
    sees = [seen.sure if seen and seen.score and seen.status == status else 0.0 for status in STATUSES]
    frame = trigger.frame.status
    return (
        *sees, float(judgement.span is not None), STATUSES.index(frame) if frame else NONE,
        float(trigger.prefix.endswith("ل")), float(trigger.prefix.endswith("ب")),
    )  # fmt: skip


def _behind(draft: Draft, before: Draft | None) -> Row:
    """The draft before, where it stands in the same sentence; whether a verb stands right before the words."""
    trigger, scene = draft.trigger, draft.scene
    same = before if before is not None and before.scene is scene else None
    told = (NONE, NONE, 0.0, FAR)
    if same is not None:
        other = same.trigger
        told = (
            STATUSES.index(same.judgement.status), EVENT_TYPES.index(other.frame.event), float(other.is_noun),
            trigger.first - other.last,
        )  # fmt: skip
    return *told, float(scene.starts_verb(trigger.first - 1))


def _dated(draft: Draft, published: str | None) -> float:
    """Whether the act's date is that of the news (1), before it (2) or behind it (3); 0 where that is not known."""
    value = (draft.time.value or "")[:10] if draft.time else ""
    if not published or not value[:4].isdigit():
        return 0.0
    day = published[: len(value)]
    return 1.0 if value == day else 2.0 if value < day else 3.0


def _is_direct(draft: Draft) -> float:
    return float(draft.quote is not None and draft.quote.direct)
