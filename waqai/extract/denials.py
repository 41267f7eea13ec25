"""Denials: who denies a clause that names an act (نفى أن يكون قد رفض) makes one event of it, the act denied.

A denial of a noun (نفت مسؤوليتها عن القصف, نفى الأنباء) stays an event of its own, of type REJECT."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.draft import Draft

DENYING = frozenset(("reject.deny", "reject.disown"))
CLAUSE = frozenset(("ان", "انه", "انها", "انهم"))
LONGEST_SUBJECT = 7
"""Words between a denial and its أن."""


def without_denials(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those denials of a clause whose word is the cue that made another draft a denied one."""
    denied = (d.judgement.span for d in drafts if d.judgement.status == "denied" and not _denies(d))
    ends = {span.end for span in denied if span}
    return [d for d in drafts if not _denies(d) or d.trigger.span.end not in ends]


def _denies(draft: Draft) -> bool:
    first = draft.trigger.last
    behind = range(first, min(first + LONGEST_SUBJECT, draft.scene.sentence.last))
    return draft.trigger.frame.id in DENYING and any(draft.scene.form(at) in CLAUSE for at in behind)
