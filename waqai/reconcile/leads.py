"""What one act has to do with an earlier one of another type: it carries out what was threatened, grants or refuses
what was demanded, calls off what was planned, or takes the ground from under it.

The links that follow say what became of the earlier act (`outcomes`): `leads`, `refused`, `off`, `over`, and `denied`
for a plan that somebody says there is not; `part` joins a visit's talks and signings to it.

>>> sorted(CARRIED_OUT["expel"]), sorted(GRANTED["yield"])
(['COERCE', 'SANCTION'], ['CONCEDE', 'RETREAT'])
"""

from __future__ import annotations

from typing import Literal

from waqai.findings import Party
from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import DONE, MUTUAL
from waqai.reconcile.denials import denied_plan
from waqai.reconcile.happenings import (
    GRANTED,
    LASTING,
    TO_COME,
    Happening,
    content_likeness,
    is_demand,
    is_friendly_plan,
    is_threat,
    likeness,
    stems_near,
    stems_of,
)
from waqai.reconcile.sameness import BOTH, Verdict, days_apart, one_land, sides_of

# What may be a part of a visit at the same time between the same lands, told in the same article.
PARTS = {("CONSULT", "meet"), ("AGREE", None), ("CONSULT", "multilateral")}
Led = Literal["leads", "refused", "off", "over", "denied"]
# The types of act that a threat's content may become, by the mode of the threat.
CARRIED_OUT = {
    "restrict": frozenset({"SANCTION", "COERCE"}),
    "expel": frozenset({"SANCTION", "COERCE"}),
    "relations": frozenset({"SANCTION"}),
    "violence": frozenset({"ASSAULT"}),
    "territory": frozenset({"ASSAULT"}),
    "arrest": frozenset({"COERCE"}),
}

LEAST_WORDS_OFF = 0.3
LEAST_WORDS_AVERTED = 0.3
# Whoever was asked does and refuses much else: of 40 outcomes of newspapers judged by hand the seven of demands had two
# fifths of the words in common, or less, and all were wrong.
LEAST_WORDS_GRANTED = 0.42
# A demand for a change of policy may be for anything: only words tell whether it was met.
LEAST_WORDS_CHANGED = 0.6


def leads(one: Happening, two: Happening) -> tuple[Led, Verdict] | None:
    """How the later act bears on the earlier one, with the verdict; None where it does not."""
    first, second = (one, two) if _place(one) <= _place(two) else (two, one)
    found: list[tuple[Led, Verdict | None]] = []
    if is_threat(first.deed):
        found = [("leads", _carried_out(first, second)), ("over", _averted(first, second))]
    elif is_demand(first.deed):
        found = [("leads", _granted(first, second)), ("refused", _refused(first, second))]
    elif first.deed.status in TO_COME:
        found = [
            ("off", _called_off(first, second)),
            ("over", _overtaken(first, second)),
            ("denied", denied_plan(first, second)),
        ]
    return next(((kind, verdict) for kind, verdict in found if verdict), None)


def _place(one: Happening) -> tuple[str, str, int]:
    return str(one.day), one.deed.article, one.deed.trigger.start


def part(one: Happening, two: Happening) -> Verdict | None:
    """A talk or signing, and the visit that it belongs to."""
    visit, other = (one, two) if one.deed.mode == "visit" else (two, one)
    kinds = visit.deed.mode == "visit" and (other.deed.type, other.deed.mode) in PARTS
    if not kinds or one.deed.article != two.deed.article or not (one.dated and two.dated):
        return None
    apart = days_apart(one, two)
    same = len(other.lands) > 1 and other.lands == visit.lands and apart is not None and apart <= 0
    return Verdict(0.6, "at the time of the visit, between its sides") if same else None


def _days(first: Happening, second: Happening) -> int | None:
    return (second.day - first.day).days if first.day and second.day else None


def _is_in_time(first: Happening, second: Happening) -> bool:
    days = _days(first, second)
    return days is not None and 0 < days <= LASTING[first.deed.type]


def _carried_out(threat: Happening, deed: Happening) -> Verdict | None:
    """The same doer against the same other side, later."""
    fits = deed.deed.type in CARRIED_OUT.get(threat.deed.mode or "", ()) and deed.deed.status == "occurred"
    same = bool(threat.doers & deed.doers and threat.others & deed.others)
    if not fits or not same or not _is_in_time(threat, deed):
        return None
    return Verdict(0.7, "the threat's maker and its target are the deed's")


def _averted(threat: Happening, deed: Happening) -> Verdict | None:
    """The two came to an agreement."""
    agreed = deed.deed.type == "AGREE" and deed.deed.status == "occurred" and len(threat.lands & deed.lands) > 1
    if not agreed or not _is_in_time(threat, deed):
        return None
    words = content_likeness(threat, deed)
    if words < LEAST_WORDS_AVERTED:
        return None
    return Verdict(round(0.45 + 0.3 * words, 3), f"the two agreed instead; like words ({words:.0%})")


def _granted(demand: Happening, deed: Happening) -> Verdict | None:
    """Whoever was asked did what was asked for, as far as types and words tell."""
    fits = deed.deed.type in GRANTED[demand.deed.mode or ""] and deed.deed.status in DONE
    if not fits or not _is_in_time(demand, deed):
        return None
    words = content_likeness(demand, deed)
    if deed.deed.type in MUTUAL:
        both = _is_of(demand.deed.actors, deed) and _is_of(demand.deed.recipients, deed)
        enough = both and words >= LEAST_WORDS_GRANTED
    else:
        least = LEAST_WORDS_CHANGED if demand.deed.mode == "change" else LEAST_WORDS_GRANTED
        enough = _is_by(demand.deed.recipients, deed) and words >= least
    return Verdict(round(0.45 + 0.3 * words, 3), f"who was asked did it; like words ({words:.0%})") if enough else None


def _refused(demand: Happening, word: Happening) -> Verdict | None:
    """Whoever was asked turned it down."""
    if word.deed.type != "REJECT" or word.deed.status not in DONE or not _is_in_time(demand, word):
        return None
    words = content_likeness(demand, word)
    enough = _is_by(demand.deed.recipients, word) and words >= LEAST_WORDS_GRANTED
    return Verdict(round(0.45 + 0.3 * words, 3), f"who was asked refused; like words ({words:.0%})") if enough else None


def _is_by(asked: tuple[Party, ...], deed: Happening) -> bool:
    return bool({p.key for p in asked} & {p.key for p in deed.deed.actors}) or one_land(asked, deed.deed.actors)


def _is_of(party: tuple[Party, ...], deed: Happening) -> bool:
    sides = (*deed.deed.actors, *deed.deed.recipients)
    return bool({p.key for p in party} & {p.key for p in sides}) or one_land(party, sides)


def _called_off(plan: Happening, word: Happening) -> Verdict | None:
    """A refusal that calls off an act between the same sides."""
    off = word.deed.type == "REJECT" and bool(stems_near(word) & (word_set("called_off") | word_set("put_off")))
    if not off or len(plan.lands & (word.lands | word.near)) < BOTH:
        return None
    words = likeness(plan.words, word.words)
    if words < LEAST_WORDS_OFF:
        return None
    return Verdict(round(0.5 + 0.3 * words, 3), f"it is called off between the same sides; like words ({words:.0%})")


def _overtaken(plan: Happening, deed: Happening) -> Verdict | None:
    """Before the day that was planned relations were broken off, or the one who was to act left office; or another act
    of the same sides was made instead."""
    days = _days(plan, deed)
    if not is_friendly_plan(plan.deed) or deed.deed.status != "occurred" or days is None or days <= 0:
        return None
    in_time = bool(plan.last and deed.day and deed.day <= plan.last)
    if deed.deed.type == "SANCTION":
        between = len(plan.sides) >= BOTH and deed.doers and deed.others and plan.lands == deed.lands
        broken = between and in_time and len(plan.lands) == BOTH and stems_of(deed.deed.text) & word_set("envoys")
        return Verdict(0.55, "the two broke off relations before") if broken else None
    if deed.deed.type == "RETREAT" and deed.deed.mode == "resign":
        after = deed.dated and deed.first and plan.day and deed.first >= plan.day
        left = in_time and after and bool(plan.persons[0].keys() & deed.persons[0].keys())
        return Verdict(0.55, "who was to do it left office before") if left else None
    instead = deed.deed.type == plan.deed.type and deed.deed.mode != plan.deed.mode
    if not instead or not stems_of(deed.deed.text) & word_set("instead") or sides_of(plan, deed)[0] < BOTH:
        return None
    return Verdict(0.6, "told to have been made instead, between the same sides")
