"""Outcomes: what became of what was planned, possible, conditional or threatened, by later mentions in the record.

fulfilled     it is told as done, at the time that was given, or none was given
changed       it is told as done at another time
cancelled     it is told as called off, or put off without a new day
contradicted  it is denied later
open          nothing later is told of it

The first mention of an occurrence that lies ahead is what has an outcome; the latest word on it decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from waqai.findings import EventLink, Finding, Head
from waqai.knowledge.across import word_set
from waqai.reconcile.copies import finding_id
from waqai.reconcile.happenings import TO_COME, Happening, overlap, stems_near
from waqai.reconcile.occurrences import Occurrence, describe, side_of
from waqai.reconcile.sameness import ONE_SENTENCE, days_apart

_DONE = ("occurred", "ongoing")
MOST_PLANS = 3
# Days by which the day that is told of a visit may lie behind the first.
A_STAY = 1


def outcomes_of(
    found: Iterable[Occurrence], links: Iterable[EventLink], mentions: Mapping[tuple[str, str], Happening],
    heads: Mapping[str, Head],
) -> Iterator[Finding]:  # fmt: skip
    """The outcome of every occurrence that was ahead when it was first told."""
    later: dict[tuple[str, str], list[EventLink]] = {}
    for link in links:
        if link.kind in ("leads", "contrary", "off"):
            later.setdefault(link.first, []).append(link)
            later.setdefault(link.second, []).append(link)
    for one in found:
        ahead = [m for m in one.mentions if m.deed.status in TO_COME or m.deed.type == "THREATEN"]
        plans = _plans(ahead)
        if plans:
            yield _outcome(plans, one, _linked(one, later, mentions), heads)


def _plans(ahead: Sequence[Happening]) -> list[Happening]:
    """What was told ahead: for each time that was given the first mention that gave it, the earliest first."""
    plans: dict[str | None, Happening] = {}
    for mention in sorted(ahead, key=lambda m: (m.day or date.max, not m.dated, m.deed.article, m.deed.trigger.start)):
        if not is_off(mention) and (mention.dated or not plans):
            plans.setdefault(mention.deed.time, mention)
    return list(plans.values())[:MOST_PLANS]


def _linked(
    one: Occurrence, later: Mapping[tuple[str, str], Sequence[EventLink]], mentions: Mapping[tuple[str, str], Happening]
) -> list[tuple[str, Happening]]:
    """The mentions that other links lead to, with the kind of the link."""
    found = []
    for mention in one.mentions:
        for link in later.get(mention.id, ()):
            other = link.second if link.first == mention.id else link.first
            if other in mentions:
                found.append((link.kind, mentions[other]))
    return found


def _outcome(
    plans: Sequence[Happening], one: Occurrence, linked: Sequence[tuple[str, Happening]], heads: Mapping[str, Head]
) -> Finding:
    after, last = _decide(plans, one, linked)
    ahead = next((plan for plan in plans if last and not _moved(plan, last)), plans[0])
    days = (_day_of(last) - ahead.day).days if last and ahead.day and last.day else None
    before = "threatened" if ahead.deed.type == "THREATEN" else ahead.deed.status
    others = [plan for plan in plans if plan is not ahead and not (last and _is_later(plan, last))]
    told = [ahead, *others, *([last] if last else [])]
    sides = tuple(side_of(mention) for mention in told)
    outlets = {heads[side.article].outlet or side.article for side in sides}
    return Finding(
        id=finding_id("outcome", one.id),
        kind="outcome",
        about=describe(ahead),
        score=one.score if last else 0.5,
        because=_because(after, last, one.because),
        sides=sides,
        articles=len({side.article for side in sides}),
        independent=len(outlets),
        before=before,
        after=after,
        days=days,
        part_of=one.id,
    )


def _decide(
    plans: Sequence[Happening], one: Occurrence, linked: Sequence[tuple[str, Happening]]
) -> tuple[str, Happening | None]:
    """What became of it, and the mention that says so.  A time that meets any of those given is as planned."""
    first = plans[0]
    news = [m for m in one.mentions if _is_later(m, first) and not any(_is_copy(m, plan) for plan in plans)]
    others = {
        kind: [m for k, m in linked if k == kind and _is_later(m, first)] for kind in ("leads", "off", "contrary")
    }
    done = [m for m in news if m.deed.status in _DONE and not is_off(m)] + others["leads"]
    off = [m for m in news if is_off(m)] + others["off"]
    denied = [m for m in others["contrary"] if m.deed.status == "denied"]
    if done:
        last = min(done, key=_order)
        return ("changed" if all(_moved(plan, last) for plan in plans) else "fulfilled"), last
    if off:
        last = max(off, key=_order)
        return ("changed" if last.dated and all(_moved(plan, last) for plan in plans) else "cancelled"), last
    return ("contradicted", min(denied, key=_order)) if denied else ("open", None)


def _is_copy(one: Happening, plan: Happening) -> bool:
    """True for a sentence that is the plan's own, printed once more: it brings no news of it."""
    return overlap(one.words, plan.words) >= ONE_SENTENCE


def _is_later(one: Happening, ahead: Happening) -> bool:
    """Told on a later day than the plan."""
    return bool(one.day and ahead.day and one.day > ahead.day)


def _order(one: Happening) -> tuple[date, str, int]:
    return one.day or date.max, one.deed.article, one.deed.trigger.start


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


def _because(after: str, last: Happening | None, ground: str) -> str:
    if last is None:
        return "no later article of the record tells of it"
    told = {"changed": "told with another time", "cancelled": "told as called off or put off",
            "contradicted": "denied later"}.get(after, "told as done")  # fmt: skip
    return f"{told} on {last.day}; {ground}"
