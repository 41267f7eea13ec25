"""Whether two event mentions are one real-world event: every ground for it and against it, in order.

Against: another type or kind of meeting; persons that are named and differ; days that are known and apart; ordinals
and looks back (the second visit, the previous one) that differ.  For: one copied passage; the same two sides at the
same known time; or sides and words enough where the time is only near.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.findings import Party
from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import MUTUAL
from waqai.model import Span
from waqai.reconcile.happenings import ROUNDED, TO_COME, Happening, are_alike, likeness, stems_near
from waqai.reconcile.marks import RAREST
from waqai.reconcile.wording import wording_of_text

BOTH = 2
# A time of a week at most is told exactly enough for two events to be one by it.
LONGEST_EXACT = 7
# How far a plan is put off and still the same plan.
MOVED_DAYS = 30
# In articles of one story, how far an event without a time may lie from one that has one.
LINKED_DAYS = 7
LEAST_WORDS_MOVED = 0.35
# Days at most between two known days of one event that papers date differently.
NEAR_DAYS = 2
LEAST_WORDS_NEAR = 0.55
LEAST_WORDS_UNDATED = 0.6
COPIED_PLACE = 60
COPIED_GROUND = "they stand at the same place of a copied passage"
LEAST_WORDS_COPIED = 0.4
_SAME_KIND = {"AID": ("other", None), "ASSAULT": (None,), "COERCE": (None,), "AGREE": (None,)}
# What is done to one another day after day: sides and day alone do not make two mentions one.
REPEATED = ("ASSAULT", "COERCE", "MOBILIZE", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "COOPERATE", "AID")
# Less is wanted of no two but visits.
LEAST_WORDS_DATED = 0.2
LEAST_WORDS_VISITOR = 0.75
LEAST_WORDS_REPEATED = 0.45


class Verdict(NamedTuple):
    """How sure it is that two are the same (or contrary), and on what ground."""

    score: float
    because: str


Passages = tuple[tuple[Span, Span], ...]


def same(one: Happening, two: Happening, copied: Passages = (), linked: bool = False) -> Verdict | None:
    """The verdict on two mentions; None where they are not the same, or nothing says so.

    `copied` are the passages that the two articles share (in their order), `linked` tells that they tell one story."""
    if one.deed.type != two.deed.type or (one.deed.status == "denied") != (two.deed.status == "denied"):
        return None
    if is_told_from_afar(one) or is_told_from_afar(two):
        one, two = _as_visits(one, two)
    if not same_act(one, two):
        return None
    in_copy = in_one_copy(one, two, copied)
    if in_copy:
        return None if _opposed(one, two) else Verdict(0.97, COPIED_GROUND)
    if persons_differ(one, two) or one.looks_back != two.looks_back or _stand_apart(one, two):
        return None
    return _by_sides(one, two, linked)


def are_unlike(one: Happening, two: Happening) -> bool:
    """True where `same` would say None for want of words in common, of articles that are neither linked nor copied:
    only meetings of the same two sides need none."""
    if one.deed.type == "CONSULT":
        return False
    least = LEAST_WORDS_DATED * (1 - ROUNDED) * min(one.weight, two.weight)
    common = one.words.keys() & two.words.keys()
    return len(common) * RAREST < least or sum(map(one.words.__getitem__, common)) < least


# From so many days on, or where only the month is told, who received a guest of another land is told to have had his
# visit; news of the day tell of a meeting in it.
FROM_AFAR_DAYS = 30


def is_told_from_afar(one: Happening) -> bool:
    """True where the article looks back: at a time vaguer than a week, or long before its own day."""
    if not (one.dated and one.first and one.last and one.day):
        return False
    return not is_exact(one) or (one.day - one.last).days >= FROM_AFAR_DAYS


def _as_visits(one: Happening, two: Happening) -> tuple[Happening, Happening]:
    """The two; of a visit and a reception, the reception as its guest's visit."""
    if "visit" in (one.deed.mode, two.deed.mode):
        return _as_visit(one), _as_visit(two)
    return one, two


def _as_visit(one: Happening) -> Happening:
    hosts, guests = one.deed.actors, one.deed.recipients
    lands, away = {host.country for host in hosts}, {guest.country for guest in guests}
    received = one.deed.mode == "meet" and bool(stems_near(one) & word_set("received"))
    if not received or not hosts or not guests or lands & away:
        return one
    deed = one.deed._replace(mode="visit", actors=guests, recipients=hosts)
    return one._replace(deed=deed, doers=one.others, others=one.doers, persons=one.persons[::-1])


# What a pair that nothing says is one event counts for a group that both might belong to, and how much: known apart; as
# far as either tells the same, and only short of words; or no more than of one subject.
APART, OPEN, UNLIKE = (-1.0, 1.0), (0.0, 0.2), (0.0, 1.0)


def beside(one: Happening, two: Happening) -> tuple[float, float]:
    """How a pair without a verdict of `same` speaks for or against one event: a score, and its weight.

    A mention without a time says nothing against one that has a time; two whose days are known and apart do."""
    one, two = _as_visits(one, two)
    apart = days_apart(one, two)
    if not same_act(one, two) or persons_differ(one, two) or one.looks_back != two.looks_back:
        return APART
    if one.dated and two.dated and apart is not None and apart > NEAR_DAYS and not _may_be_moved(one, two, apart):
        return APART
    sides, _ = sides_of(one, two)
    if not sides:
        return APART
    return OPEN if sides == BOTH and one.deed.type not in REPEATED else UNLIKE


ONE_SENTENCE = 0.85


def _stand_apart(one: Happening, two: Happening) -> bool:
    """True for two acts of one sentence, or of a sentence and its copy: there only the same place is the same act."""
    if one.deed.article == two.deed.article and one.deed.sentence == two.deed.sentence:
        return True
    if (one.dated and two.dated) or not are_alike(one, two, ONE_SENTENCE):
        return False
    here, there = (m.deed.trigger.start - m.deed.sentence.start for m in (one, two))
    return not _near(here, there, len(one.deed.text)) or act_words(one) != act_words(two)


def _opposed(one: Happening, two: Happening) -> bool:
    """True for a form letter: the words are copied, but for another day, another side or another act (cables of
    congratulation, notices of executions, weather)."""
    apart = days_apart(one, two)
    other_day = one.dated and two.dated and apart is not None and apart > NEAR_DAYS
    sides = _excluded(one.doers, two.doers) or _excluded(one.others, two.others)
    return other_day or sides or act_words(one) != act_words(two) or likeness(one.words, two.words) < LEAST_WORDS_COPIED


def act_words(one: Happening) -> tuple[int, ...]:
    """The words that name the act, without the spelling."""
    deed = one.deed
    start = deed.trigger.start - deed.sentence.start
    return tuple(wording_of_text(deed.text[start : start + deed.trigger.end - deed.trigger.start]).words)


def in_one_copy(one: Happening, two: Happening, copied: Passages) -> bool:
    """True where the words that name the act stand at about the same place of one copied passage."""
    for here, there in copied:
        a, b = one.deed.trigger, two.deed.trigger
        inside = here.start <= a.start < here.end and there.start <= b.start < there.end
        if inside and _near(a.start - here.start, b.start - there.start, here.end - here.start):
            return True
    return False


def _near(one: int, two: int, length: int) -> bool:
    return abs(one - two) <= min(COPIED_PLACE, 5 + length // 8)


def same_act(one: Happening, two: Happening) -> bool:
    """One type, and kinds of it that do not exclude one another."""
    if one.deed.type != two.deed.type:
        return False
    return is_of_one_kind(one.deed.type, one.deed.mode, two.deed.mode)


def is_of_one_kind(type_: str, mode: str | None, other: str | None) -> bool:
    """True where two kinds of one type of act do not exclude one another.

    >>> is_of_one_kind("AID", "military", "other"), is_of_one_kind("AID", "military", "food")
    (True, False)
    """
    kinds = _SAME_KIND.get(type_, ())
    return mode == other or mode in kinds or other in kinds


def persons_differ(one: Happening, two: Happening) -> bool:
    """True where both name persons on a side and share none: ministers of one state are not one another."""
    if one.deed.type in MUTUAL and one.deed.mode != "visit":
        mine, theirs = ({**m.persons[0], **m.persons[1]} for m in (one, two))
        return bool(mine and theirs) and _differ_in_a_land(mine, theirs)
    return _differ(one.persons[0], two.persons[0]) or _differ(one.persons[1], two.persons[1])


def _differ(mine: dict[str, str | None], theirs: dict[str, str | None]) -> bool:
    return bool(mine and theirs) and not set(mine) & set(theirs)


def _differ_in_a_land(mine: dict[str, str | None], theirs: dict[str, str | None]) -> bool:
    """For meetings, whose sides change places: some country is there by another person."""
    lands = {land for land in (set(mine.values()) & set(theirs.values())) if land}
    return any(
        _differ({p: c for p, c in mine.items() if c == land}, {p: c for p, c in theirs.items() if c == land})
        for land in lands
    )


def _by_sides(one: Happening, two: Happening, linked: bool) -> Verdict | None:
    sides, told = sides_of(one, two)
    if not sides:
        return None
    words = likeness(one.words, two.words)
    apart = days_apart(one, two)
    if one.dated and two.dated and apart is not None:
        moved = _may_be_moved(one, two, apart) and sides == BOTH and words >= LEAST_WORDS_MOVED
        found = _by_time(apart, one, two, sides, (told, words))
        return found or (Verdict(round(0.5 + 0.2 * words, 3), f"{told}; planned for another day") if moved else None)
    if (apart is None and not linked) or (apart is not None and apart > (LINKED_DAYS if linked else 0)):
        return None
    if linked and sides == BOTH and one.deed.mode == "visit":
        return Verdict(round(0.6 + 0.2 * words, 3), f"{told}; one story has one visit of one man to one land")
    if one.deed.mode == "visit" and sides < BOTH and words < LEAST_WORDS_VISITOR:
        return None  # of one man's journeys more than one may be told
    enough = words >= LEAST_WORDS_UNDATED - (0.15 if linked else 0.0) - (0.1 if sides == BOTH else 0.0)
    score = round(0.45 + 0.1 * sides + 0.25 * words, 3)
    return Verdict(score, f"{told}; near in time; like words ({words:.0%})") if enough else None


def _may_be_moved(one: Happening, two: Happening, apart: int) -> bool:
    """A plan and what is told later of the same act, not long behind the day that was planned."""
    ahead, after = sorted((one, two), key=lambda m: (str(m.day), m.deed.status not in TO_COME))
    told_later = bool(ahead.day and after.day and ahead.day < after.day and after.first and ahead.last)
    return told_later and ahead.deed.status in TO_COME and 0 < apart <= MOVED_DAYS and after.first > ahead.last  # type: ignore[operator]


def days_apart(one: Happening, two: Happening) -> int | None:
    """Days between the times in which the two may lie; 0 or less where these meet, None where one is not known."""
    if not (one.first and one.last and two.first and two.last):
        return None
    return max((one.first - two.last).days, (two.first - one.last).days)


def is_exact(one: Happening) -> bool:
    """True for a time of a week at most."""
    return bool(one.first and one.last and (one.last - one.first).days <= LONGEST_EXACT)


def _by_time(apart: int, one: Happening, two: Happening, sides: int, ground: tuple[str, float]) -> Verdict | None:
    """Both articles say when: the days must meet, or be near with much else in common."""
    told, words = ground
    if apart <= 0 and is_exact(one) and is_exact(two):
        least = LEAST_WORDS_REPEATED if one.deed.type in REPEATED or sides < BOTH else LEAST_WORDS_DATED
        enough = words >= least
        score = round(min(0.99, 0.6 + 0.12 * sides + 0.12 * words), 3)
        return Verdict(score, f"{told}; the same time") if enough else None
    one_visit = one.deed.mode == "visit" and apart <= 1
    if apart <= NEAR_DAYS and (words >= LEAST_WORDS_NEAR or one_visit) and sides == BOTH:
        score = round(0.6 + 0.25 * words, 3)
        return Verdict(score, f"{told}; times near; like words ({words:.0%})")
    return None


def sides_of(one: Happening, two: Happening) -> tuple[int, str]:
    """How many sides are the same, and what to say of it.  Of a mutual act the sides may change places."""
    if one.deed.type in MUTUAL and one.deed.mode != "visit":
        common = one.sides & two.sides
        lands = one.lands & two.lands
        count = 2 if len(common) >= 2 or len(lands) >= 2 else 1 if common else 0
        return count, "both sides are the same" if count == 2 else "one side is the same"
    doer = bool(one.doers & two.doers) or one_land(one.deed.actors, two.deed.actors)
    other = bool(one.others & two.others) or one_land(one.deed.recipients, two.deed.recipients)
    if doer and other:
        return 2, "both sides are the same"
    if _excluded(one.others, two.others) or _excluded(one.doers, two.doers):
        return 0, ""
    return (1, "one side is the same, the other is not told") if doer or other else (0, "")


def _excluded(one: frozenset[str], two: frozenset[str]) -> bool:
    """Both are told, and differ."""
    return bool(one and two) and not one & two


def one_land(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    """A state and its minister, its army or its capital stand for one another."""
    lands = {p.country for p in one if p.country} & {p.country for p in two if p.country}
    return bool(lands) and any(p.type == "state" for p in (*one, *two) if p.country in lands)
