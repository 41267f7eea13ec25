"""Where reported matter begins, and where it ends: with another cue on its level, or with the article's own words.

Such a cue is a joined verb, a participle or a source phrase; the article takes the word back with a conjunction (فيما,
بينما, وذلك), and what is called for or announced with a noun ends at a contrast (إلا أن), too.
Limits: where the article's own remark follows without a conjunction, it is taken as reported.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from waqai.extract.cues import COMMAS, Cue
from waqai.extract.staging import Stage
from waqai.knowledge.reporting import phrases, words

How = Literal["clause", "colon", "marks", "object", "noun", "before", "whole"]
JOINING = ("كما", "فيما", "بينما", "ثم", "وقد", "لكنه", "لكنها", "قد")


class Start(NamedTuple):
    """Where reported matter begins, and what brought it in; `sign` is the first word of that."""

    sign: int
    first: int
    how: How


def ends_clause(stage: Stage, start: Start, other: Cue) -> bool:
    """Whether a later cue stands on the same level as the first."""
    items = stage.doc.words
    before = items[other.first - 1].form
    if other.kind in ("source", "own", "aside"):
        return True
    if other.kind == "participle":
        return before in {*COMMAS, '"', "”", "»", "“", ")", "'"} or other.joined
    if other.kind == "verb":
        if not other.joined and _is_own_verb(stage, start, other.first):
            return False
        was = before == "قد" and items[other.first - 2].form in ("كان", "كانت")  # أن المملكة كانت قد أعربت
        return other.joined or (before in {*COMMAS, *JOINING} and not was)
    return other.kind == "document" or (other.kind == "hearsay" and before in COMMAS)


def _is_own_verb(stage: Stage, start: Start, at: int) -> bool:
    """أن المغرب، بقيادة الملك، دعا إلى, أن الوزير قد أمر بـ: the verb that a clause waits for behind its subject."""
    items, end = stage.doc.words, start.first
    while end in stage.seats and not (stage.seats[end].bound and end > start.first):
        end = stage.seats[end].last
    if start.how != "clause" or not start.first < end < at:
        return False
    return (items[end].form == "قد" and end + 1 == at) or (items[end].form in COMMAS and items[at - 1].form in COMMAS)


def takes_back(stage: Stage, at: int, cue: Cue, start: Start) -> bool:
    """A comma and a conjunction with which the article's own words begin again."""
    if at <= start.first:
        return False
    if stage.doc.words[at].form == "وذلك":
        return True
    if stage.doc.words[at - 1].form not in COMMAS:
        return False
    if start.how == "object" and (_opens_aside(stage, cue.first) or _contrasts(stage, at)):
        return True
    return any(match.prefix in ("", "و") for match in phrases("clause_ends").at(stage.doc.words, at))


def _opens_aside(stage: Stage, at: int) -> bool:
    """بعد أن رفضت طهران العرض، فرضت لندن عقوبات: a verb in a clause that stands before the main one."""
    at -= at > 1 and stage.doc.words[at - 1].form == "ان"
    return at > 0 and stage.doc.words[at - 1].form in words("before_main")


def _contrasts(stage: Stage, at: int) -> bool:
    """دعت الرياض الطرفين إلى جدة، إلا أن الجيش رفض: what follows is no part of the call."""
    return any(phrases("contrasts").at(stage.doc.words, at))


def trimmed(stage: Stage, first: int, last: int) -> int:
    """`last` without the punctuation and lone conjunctions that end a stretch."""
    items = stage.doc.words
    while last > first and (
        items[last - 1].form in ("،", ".", "؛", "-", "–", ",", "و", "كما", ":", "!") or _opens_bare(stage, last - 1)
    ):
        last -= 1
    return last


def _opens_bare(stage: Stage, at: int) -> bool:
    return (
        at in stage.opening and stage.edges[stage.opening[at]][1] > at + 1 and stage.holder[at] != stage.holder[at - 1]
    )
