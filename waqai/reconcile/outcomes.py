"""Outcomes: what became of what was planned, possible, conditional, demanded, threatened or denied, by later mentions
in the record.

fulfilled     it is told as done, at the time that was given, or none was given; a demand is granted, a threat carried
              out
partly        it is told as done in part: a smaller amount, or words that say so
changed       it is told as done at another time or in another place, or is put off to another day
cancelled     it is told as called off, or put off without a new day
overtaken     another act took its place or its ground: made instead, relations broken off, the doer gone; of a threat
              that the two agreed
contradicted  it is denied later; a demand is refused; what was denied is told as done
open          nothing later is told of it

The first mention of an occurrence that lies ahead is what has an outcome; what was done decides before what was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from waqai.findings import EventLink, Finding, Head
from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import DONE
from waqai.reconcile.copies import finding_id
from waqai.reconcile.disagreements import falls_short, towns_apart
from waqai.reconcile.happenings import LASTING, TO_COME, Happening, is_demand, is_threat, likeness, overlap, stems_near
from waqai.reconcile.occurrences import Occurrence, describe, side_of
from waqai.reconcile.sameness import BOTH, COPIED_GROUND, REPEATED, days_apart, sides_of

MOST_PLANS = 3
# Days by which the day that is told of a visit may lie behind the first.
A_STAY = 1
# Links by which a later act of another type says what became of an earlier one.
LATER = ("leads", "contrary", "off", "over", "refused", "denied")
OPEN_SCORE = 0.5
# Meetings that may be moved to another land and still be the same.
GATHERINGS = ("meet", "multilateral", "third-party")


# Both sides are told, or so much of the words is common, and they are so many.
LEAST_WORDS_NEWS = 0.65
SHORTEST_NEWS = 5
# Of what was only possible, and for no day.
LEAST_WORDS_POSSIBLE = 0.5
# A sentence so much like the plan's own is its copy, and brings no news of it.
COPY = 0.55


Id = tuple[str, str]


class Told(NamedTuple):
    """A later mention that says what became of a plan, how sure it is of that plan, and why."""

    last: Happening
    score: float
    because: str


class Ending(NamedTuple):
    """What became of a plan, and by which mention."""

    after: str
    how: str
    told: Told | None


def outcomes_of(
    found: Iterable[Occurrence], links: Iterable[EventLink], mentions: Mapping[tuple[str, str], Happening],
    heads: Mapping[str, Head],
) -> Iterator[Finding]:  # fmt: skip
    """The outcome of every occurrence that was ahead, demanded, threatened or denied when it was first told."""
    later: dict[tuple[str, str], list[EventLink]] = {}
    copied: dict[Id, set[Id]] = {}
    for link in links:
        if link.because == COPIED_GROUND:
            copied.setdefault(link.first, set()).add(link.second)
            copied.setdefault(link.second, set()).add(link.first)
        if link.kind in LATER:
            later.setdefault(link.first, []).append(link)
            later.setdefault(link.second, []).append(link)
    for one in found:
        plans = _plans([mention for mention in one.mentions if before_of(mention)])
        if plans and _is_first(plans[0], one):
            printed = _copies({plan.id for plan in plans}, copied)
            news = [mention for mention in one.mentions if mention.id not in printed]
            yield _outcome(plans, one._replace(mentions=tuple(news)), _linked(one, later, mentions), heads)


def _copies(plans: set[Id], copied: Mapping[Id, set[Id]]) -> set[Id]:
    """The plans and all copies of them, and of these: their words bring no news of them."""
    known, edge = set(plans), set(plans)
    while edge:
        edge = {other for one in edge for other in copied.get(one, ())} - known
        known |= edge
    return known


def before_of(one: Happening) -> str | None:
    """As what the mention gives its event, where it waits for an outcome."""
    if one.dated and one.day and one.last and one.last < one.day:
        return None  # given for what is to come, and dated before: one of the two is misread
    if is_threat(one.deed):
        return "threatened"
    if is_demand(one.deed):
        return "demanded"
    return one.deed.status if one.deed.status in (*TO_COME, "denied") else None


def _plans(ahead: Sequence[Happening]) -> list[Happening]:
    """What was told ahead: for each time that was given the first mention that gave it, the earliest first."""
    plans: dict[str | None, Happening] = {}
    for mention in sorted(ahead, key=lambda m: (m.day or date.max, not m.dated, m.deed.article, m.deed.trigger.start)):
        if not is_off(mention) and (mention.dated or not plans):
            plans.setdefault(mention.deed.time, mention)
    return list(plans.values())[:MOST_PLANS]


def _is_first(plan: Happening, one: Occurrence) -> bool:
    """False for a plan of what had been told as done on an earlier day."""
    return not any(
        mention.deed.status in DONE and before_of(mention) is None and _is_later(plan, mention)
        for mention in one.mentions
    )


def _linked(
    one: Occurrence, later: Mapping[tuple[str, str], Sequence[EventLink]], mentions: Mapping[tuple[str, str], Happening]
) -> list[tuple[EventLink, Happening]]:
    """The mentions that other links lead to."""
    found = []
    for mention in one.mentions:
        for link in later.get(mention.id, ()):
            other = link.second if link.first == mention.id else link.first
            if other in mentions:
                found.append((link, mentions[other]))
    return found


def _outcome(
    plans: Sequence[Happening], one: Occurrence, linked: Sequence[tuple[EventLink, Happening]],
    heads: Mapping[str, Head],
) -> Finding:  # fmt: skip
    after, how, told = _ending(plans, one, linked)
    last = told.last if told else None
    ahead = next((plan for plan in plans if last and not _moved(plan, last)), plans[0])
    others = [plan for plan in plans if plan is not ahead and not (last and _is_later(plan, last))]
    sides = tuple(side_of(mention) for mention in [ahead, *others, *([last] if last else [])])
    return Finding(
        id=finding_id("outcome", one.id),
        kind="outcome",
        about=describe(ahead),
        score=told.score if told else OPEN_SCORE,
        because=f"{how} on {told.last.day}; {told.because}" if told else how,
        sides=sides,
        articles=len({side.article for side in sides}),
        independent=len({heads[side.article].outlet or side.article for side in sides}),
        before=before_of(ahead),
        after=after,
        days=(_day_of(last) - ahead.day).days if last and ahead.day and last.day else None,
        part_of=one.id,
    )


def _ending(plans: Sequence[Happening], one: Occurrence, linked: Sequence[tuple[EventLink, Happening]]) -> Ending:
    """What became of it.  A time that meets any of those given is as planned."""
    first = plans[0]
    by_kind: dict[str, list[Told]] = {}
    for link, mention in linked:
        copy = link.kind == "leads" and overlap(mention.words, first.words) >= COPY
        if _is_later(mention, first) and not copy:
            by_kind.setdefault(link.kind, []).append(Told(mention, link.score, link.because))
    own = [Told(mention, one.score, one.because) for mention in _news(plans, one)]
    done = [told for told in own if told.last.deed.status in DONE and not is_off(told.last)] + by_kind.get("leads", [])
    off = [told for told in own if is_off(told.last)] + by_kind.get("off", [])
    if done:
        return _done(plans, min(done, key=_order))
    if off:
        return _off(plans, max(off, key=_order))
    is_denial = first.deed.status == "denied"
    against = [told for told in by_kind.get("contrary", []) if (told.last.deed.status == "denied") != is_denial]
    for after, how, found in (
        ("contradicted", "refused", by_kind.get("refused", [])),
        ("contradicted", "told as done" if is_denial else "denied", against + by_kind.get("denied", [])),
        ("overtaken", "overtaken", by_kind.get("over", [])),
    ):
        if found:
            return Ending(after, how, min(found, key=_order))
    return Ending("open", "no later article of the record tells of it", None)


def _news(plans: Sequence[Happening], one: Occurrence) -> Iterator[Happening]:
    """The later mentions of the same event that bring news of it.  Who tells once more that somebody threatened or
    demanded does not tell what came of it."""
    if plans[0].deed.type in LASTING and plans[0].deed.status in DONE:
        return
    for mention in one.mentions:
        if _is_later(mention, plans[0]) and all(_is_news(mention, plan) for plan in plans):
            yield mention


def _is_news(one: Happening, plan: Happening) -> bool:
    """False for the plan's sentence printed once more, for what was done before the plan was told or is dated behind
    its own article, and for what is too little like the plan.  What is done day after day makes good only a plan that
    names its day; what was only possible is often an aim or a view, and comes about where both sides were told, and a
    day or much in like words."""
    if overlap(one.words, plan.words) >= COPY or (one.dated and one.last and plan.day and one.last < plan.day):
        return False
    if one.dated and one.first and one.day and one.first > one.day and one.deed.status in DONE:
        return False
    if one.deed.type in REPEATED and one.deed.type != "AID" and not (plan.dated and one.dated):
        return False
    both = sides_of(plan, one)[0] == BOTH
    if plan.deed.status in TO_COME and plan.deed.status != "planned":
        return both and (plan.dated or likeness(one.words, plan.words) >= LEAST_WORDS_POSSIBLE)
    if both:
        return True
    return len(one.words) >= SHORTEST_NEWS and likeness(one.words, plan.words) >= LEAST_WORDS_NEWS


def _done(plans: Sequence[Happening], told: Told) -> Ending:
    """Told as done: whole or in part, as planned or otherwise."""
    last = told.last
    short = next((short for plan in plans for short in [falls_short(plan, last)] if short), None)
    if short or stems_near(last) & word_set("in_part"):
        return Ending("partly", f"told as done in part{short or ''}", told)
    if all(_moved(plan, last) for plan in plans):
        return Ending("changed", "told with another time", told)
    towns = [towns_apart(plan, last, plan.deed.mode in GATHERINGS) for plan in plans]
    if towns[0] and all(towns) and last.deed.type not in REPEATED:
        return Ending("changed", f"told in another place ({' → '.join(towns[0])})", told)
    return Ending("fulfilled", "told as done", told)


def _off(plans: Sequence[Happening], told: Told) -> Ending:
    moved = told.last.dated and all(_moved(plan, told.last) for plan in plans)
    after, how = ("changed", "put off to another day") if moved else ("cancelled", "told as called off or put off")
    return Ending(after, how, told)


def _is_later(one: Happening, ahead: Happening) -> bool:
    """Told on a later day than the plan."""
    return bool(one.day and ahead.day and one.day > ahead.day)


def _order(told: Told) -> tuple[date, str, int, str]:
    one = told.last
    return one.day or date.max, one.deed.article, one.deed.trigger.start, one.deed.event


def _moved(ahead: Happening, done: Happening) -> bool:
    """Whether both tell their days and these are apart; a visit goes on for a day."""
    apart, stay = days_apart(ahead, done), A_STAY if ahead.deed.mode == "visit" else 0
    return ahead.dated and done.dated and apart is not None and apart > stay


def _day_of(one: Happening) -> date:
    """When it was, as far as is known: the day that is told, or the article's."""
    told = one.first if one.dated and one.first and one.first == one.last else one.day
    return told or date.min


def is_off(one: Happening) -> bool:
    """True where the words round the act call it off or put it off."""
    return bool(stems_near(one) & (word_set("called_off") | word_set("put_off")))
