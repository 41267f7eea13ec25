"""Which acts carry out what another act threatened, and which call it off: links between events of different types.

>>> sorted(CARRIED_OUT["expel"])
['COERCE', 'SANCTION']
"""

from __future__ import annotations

from waqai.knowledge.across import word_set
from waqai.reconcile.happenings import TO_COME, Happening, likeness, stems_near
from waqai.reconcile.sameness import Verdict

# The types of act that a threat's content may become, by the mode of the threat.
CARRIED_OUT = {
    "restrict": frozenset({"SANCTION", "COERCE"}),
    "expel": frozenset({"SANCTION", "COERCE"}),
    "relations": frozenset({"SANCTION"}),
    "violence": frozenset({"ASSAULT"}),
    "territory": frozenset({"ASSAULT"}),
    "arrest": frozenset({"COERCE"}),
}
# How long a threat is waited for.
WITHIN_DAYS = 120
CARRIED_DONE = ("occurred",)


def leads(one: Happening, two: Happening) -> tuple[str, Verdict | None]:
    """A threat and what carries it out, or a plan and what calls it off; with the kind of the link."""
    first, second = sorted((one, two), key=lambda m: (str(m.day), m.deed.article, m.deed.trigger.start))
    if first.deed.type == "THREATEN" and second.deed.type in CARRIED_OUT.get(first.deed.mode or "", ()):
        return "leads", _carried_out(first, second)
    if first.deed.status in TO_COME and second.deed.type == "REJECT":
        return "off", _called_off(first, second)
    return "leads", None


def _carried_out(threat: Happening, deed: Happening) -> Verdict | None:
    """The same doer against the same other side, later."""
    if deed.deed.status not in CARRIED_DONE or not (threat.day and deed.day):
        return None
    later = 0 < (deed.day - threat.day).days <= WITHIN_DAYS
    same = bool(threat.doers & deed.doers and threat.others & deed.others)
    return Verdict(0.7, "the threat's maker and its target are the deed's") if later and same else None


def _called_off(plan: Happening, word: Happening) -> Verdict | None:
    """A refusal that calls off an act between the same sides."""
    off = bool(stems_near(word) & (word_set("called_off") | word_set("put_off")))
    words = likeness(plan.words, word.words)
    if not off or len(plan.lands & (word.lands | word.near)) < 2 or words < 0.3:
        return None
    return Verdict(round(0.5 + 0.3 * words, 3), f"it is called off between the same sides; like words ({words:.0%})")
