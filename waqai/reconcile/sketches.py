"""What is known of an event before it is read whole, and which pairs of events need no judging by it.

Millions of pairs share a key; of nine in ten a few numbers tell that no verdict can come of them: their kinds of act
have nothing to do with one another, their days lie apart, or they have no side in common.  The record keeps such a
sketch of every event, and sorts these pairs out before an event of them is read.  What is told here is never more than
what `sameness`, `denials`, `doers` and `leads` want in any case: a pair that is sorted out would have had no verdict.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from waqai.findings import EventSketch, Meeting, Party
from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import DONE, MUTUAL
from waqai.reconcile.happenings import (
    FRIENDLY,
    GRANTED,
    TO_COME,
    Happening,
    lands_of,
    stems_near,
    stems_of,
    tokens,
)
from waqai.reconcile.leads import CARRIED_OUT
from waqai.reconcile.sameness import is_of_one_kind

# Bits of a 64-bit number that is no negative one.
BITS = 63
# How the sides of two events must meet: either of them; both; any with any; the one's other side with the other's doer
# (or the other way round); not at all.
EITHER, BOTH, MIXED, ASKED, ANY = 1, 2, 4, 8, 16
# What of a pair is to be judged: whether it is one, contrary, the one led to by the other, a visit and its part.
MAY_BE_ONE, MAY_BE_CONTRARY, MAY_LEAD, ARE_TOGETHER = 1, 2, 4, 8
# And of its articles: whether they tell one story, and copy one another.
LINKED, COPIES = 16, 32
# Of two that may be one: one of them may have been put off.
MOVED = 32
CALLS_OFF, INSTEAD = "calls off", "instead"
_NONE = "-"


class Kind(NamedTuple):
    """What an act is, as far as that decides which others it may have to do with; `words` names what its sentence says
    of another act: that it is called off, or was made instead of it."""

    type: str
    mode: str | None
    status: str
    words: str

    @property
    def is_denied(self) -> bool:
        """True where the act is told not to have been."""
        return self.status == "denied"


def sketch_of(one: Happening) -> EventSketch:
    """The sketch of an event."""
    deed = one.deed
    actors = deed.actors or (deed.said_by[-1:] if deed.status == "denied" else ())
    kind = " ".join((deed.type, deed.mode or _NONE, deed.status, _words(one))).strip()
    doers, others = (_signatures(parties) for parties in (actors, deed.recipients))
    return EventSketch(*one.id, kind, one.first, one.last, one.dated, one.day, *doers, *others)


def _words(one: Happening) -> str:
    deed = one.deed
    if deed.type == "REJECT" and stems_near(one) & (word_set("called_off") | word_set("put_off")):
        return CALLS_OFF
    made = deed.type in FRIENDLY and deed.status == "occurred"
    return INSTEAD if made and stems_of(deed.text) & word_set("instead") else ""


def _signatures(parties: Sequence[Party]) -> tuple[int, int]:
    """The side in bits: whom it names, and the states in it; whom it names, and the lands of all of them.

    A state and whoever is of it stand for one another: where the first of one meets the second of the other."""
    names = tokens(parties)
    states = lands_of(party for party in parties if party.type == "state")
    return _bits(names, states), _bits(names, lands_of(parties))


def _bits(names: Iterable[str], lands: Iterable[str]) -> int:
    """A number with a bit for each; two may share one.

    >>> _bits(["Q79"], []) & _bits(["Q79", "Q810"], ["JO"]) == _bits(["Q79"], [])
    True
    """
    found = 0
    for name in (*names, *(f"land {land}" for land in lands)):
        found |= 1 << zlib.crc32(name.encode("utf-8", "surrogatepass")) % BITS
    return found


def meetings(touched: Iterable[str], kinds: Iterable[str]) -> Iterator[Meeting]:
    """For the kinds of acts that came and all others: how their sides must meet for a verdict of each sort."""
    others = list(kinds)
    for one in touched:
        for two in others:
            found = meeting(one, two)
            if found:
                yield found


@functools.lru_cache(maxsize=200_000)
def meeting(one: str, two: str) -> Meeting | None:
    """How two kinds of act may have to do with one another; None where they can't.

    >>> meeting("ASSAULT aerial occurred", "ASSAULT aerial occurred")
    Meeting(one='ASSAULT aerial occurred', two='ASSAULT aerial occurred', same=1, contrary=0, leads=0, follows=0)
    >>> meeting("ASSAULT aerial occurred", "AID military occurred")
    """
    first, second = kind_of(one), kind_of(two)
    found = _same(first, second), _contrary(first, second), _leads(first, second), _leads(second, first)
    return Meeting(one, two, *found) if any(found) else None


def kind_of(told: str) -> Kind:
    """A kind as it is written in the record.

    >>> kind_of("REJECT - occurred calls off")
    Kind(type='REJECT', mode=None, status='occurred', words='calls off')
    """
    type_, mode, status, words = (*told.split(" ", 3), "")[:4]
    return Kind(type_, None if mode == _NONE else mode, status, words)


def _same(one: Kind, two: Kind) -> int:
    """For `sameness.same`, and `doers.other_doer`, which wants more."""
    if one.type != two.type or one.is_denied != two.is_denied:
        return 0
    moved = 0 if {one.status, two.status}.isdisjoint(TO_COME) else MOVED
    if {one.mode, two.mode} == {"meet", "visit"}:
        return MIXED | moved  # a reception may be its guest's visit
    return _either(one.type) | moved if is_of_one_kind(one.type, one.mode, two.mode) else 0


def _contrary(one: Kind, two: Kind) -> int:
    """For `denials.contrary`."""
    denial, telling = (one, two) if one.is_denied else (two, one)
    if one.type != two.type or not denial.is_denied or telling.status not in DONE:
        return 0
    if one.type == "AID":
        return ANY
    return _both(one.type) if is_of_one_kind(one.type, one.mode, two.mode) else 0


def _leads(earlier: Kind, later: Kind) -> int:
    """For `leads.leads`."""
    if earlier.type == "THREATEN" and earlier.status in DONE:
        return _after_threat(earlier, later)
    if earlier.type == "REQUEST" and earlier.mode in GRANTED and earlier.status in DONE:
        granted = later.type in GRANTED[earlier.mode] and later.status in DONE
        refused = later.type == "REJECT" and later.status in DONE
        return (MIXED if later.type in MUTUAL else ASKED) if granted or refused else 0
    return _after_plan(earlier, later) if earlier.status in TO_COME else 0


def _after_threat(threat: Kind, later: Kind) -> int:
    if later.status != "occurred":
        return 0
    carried_out = BOTH if later.type in CARRIED_OUT.get(threat.mode or "", ()) else 0
    return carried_out | (MIXED if later.type == "AGREE" else 0)


def _after_plan(plan: Kind, later: Kind) -> int:
    if later.words == CALLS_OFF:
        return ANY
    found = 0
    if later.is_denied and plan.type == later.type and is_of_one_kind(plan.type, plan.mode, later.mode):
        found |= _both(plan.type)
    if plan.type in FRIENDLY and later.status == "occurred":
        if later.type == "SANCTION":
            found |= MIXED
        if later.type == "RETREAT" and later.mode == "resign":
            found |= EITHER
        if later.words == INSTEAD and later.type == plan.type and later.mode != plan.mode:
            found |= _both(plan.type)
    return found


def _either(type_: str) -> int:
    return MIXED if type_ in MUTUAL else EITHER


def _both(type_: str) -> int:
    return MIXED if type_ in MUTUAL else BOTH
