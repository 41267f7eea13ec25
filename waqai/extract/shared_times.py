"""Dates that an act shares with the dated act before it: what did not come of it, and what happened "at that time".

زيارة في سبتمبر ... من دون إبرام اتفاق: the visit's month is that of what it did not bring.
قدمت دعمها آنذاك: the time of the last act that has one.

Limits: the nearest dated act before, in the same sentence for the first kind, a few acts back for the second; no date
is taken from an act that is to come.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.dated_things import word_list
from waqai.extract.draft import Draft
from waqai.model import Time

ACTS_BACK = 6
"""How many acts before it an act may point to with "at that time"."""
THEN_REACH = 9
"""Words between an act and "at that time" behind it."""
OPEN = frozenset(("planned", "possible", "conditional"))


def with_shared_time(drafts: Sequence[Draft], at: int) -> Draft:
    """The draft with the date of the act before it that its words point to."""
    draft = drafts[at]
    if draft.time is not None or draft.judgement.status in OPEN:
        return draft
    before = drafts[max(0, at - ACTS_BACK) : at][::-1]
    if _is_without(draft):
        before = [other for other in before if other.scene is draft.scene]
    elif not _says_then(draft):
        return draft
    time = next((other.time for other in before if other.time is not None and _is_past(other)), None)
    return draft._replace(time=time)


def _is_past(other: Draft) -> bool:
    return other.judgement.status not in OPEN and other.time is not None and _is_dated(other.time)


def _is_dated(time: Time) -> bool:
    return bool(time.value) and not (time.value or "").startswith("XXXX-X")


def _is_without(draft: Draft) -> bool:
    """من دون إبرام, بدون التوصل إلى."""
    before = draft.scene.form(draft.trigger.first - 1)
    return draft.trigger.is_noun and (before in word_list("without") or before[1:] in word_list("without"))


def _says_then(draft: Draft) -> bool:
    """آنذاك, حينها, في ذلك الوقت in the act's own clause."""
    scene, first = draft.scene, draft.trigger.last
    for at in range(first, min(first + THEN_REACH, scene.sentence.last)):
        form = scene.form(at)
        if scene.is_closing(at) or scene.starts_verb(at):
            return False
        if form in word_list("then") or (form in ("ذلك", "تلك") and scene.form(at + 1) in word_list("that_time")):
            return True
    return False
