"""Outcomes: what became of what was planned, possible, conditional or threatened, by later mentions in the record.

fulfilled     it is told as done, at the time that was given, or none was given
changed       it is told as done at another time
cancelled     it is told as called off, or put off without a new day
contradicted  it is denied later
open          nothing later is told of it

The first mention of an occurrence that lies ahead is what has an outcome; the latest word on it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from waqai.findings import EventLink, Finding, Head
from waqai.knowledge.across import word_set
from waqai.reconcile.copies import finding_id
from waqai.reconcile.happenings import TO_COME, Happening, stems_near
from waqai.reconcile.occurrences import Occurrence, describe, side_of
from waqai.reconcile.sameness import days_apart

_DONE = ("occurred", "ongoing")
_SPACE = re.compile(r"\s+")


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
        if ahead and not is_off(ahead[0]):
            yield _outcome(ahead[0], one, _linked(one, later, mentions), heads)


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
    ahead: Happening, one: Occurrence, linked: Sequence[tuple[str, Happening]], heads: Mapping[str, Head]
) -> Finding:
    after, last = _decide(ahead, one, linked)
    days = (_day_of(last) - ahead.day).days if last and ahead.day and _day_of(last) else None
    before = "threatened" if ahead.deed.type == "THREATEN" else ahead.deed.status
    sides = (side_of(ahead), *((side_of(last),) if last else ()))
    outlets = {heads[side.article].outlet or side.article for side in sides}
    return Finding(
        id=finding_id("outcome", ahead.id),
        kind="outcome",
        about=describe(ahead),
        score=one.score if last else 0.5,
        because=_because(after, ahead, last, one.because),
        sides=sides,
        articles=len({side.article for side in sides}),
        independent=len(outlets),
        before=before,
        after=after,
        days=days,
        part_of=one.id,
    )


def _decide(ahead: Happening, one: Occurrence, linked: Sequence[tuple[str, Happening]]) -> tuple[str, Happening | None]:
    """What became of it, and the mention that says so."""
    news = [m for m in one.mentions if _is_later(m, ahead)]
    off = [m for m in news if is_off(m)] + [m for kind, m in linked if kind == "off" and _is_later(m, ahead)]
    done = [m for m in news if m.deed.status in _DONE and not is_off(m)]
    done += [m for kind, m in linked if kind == "leads" and _is_later(m, ahead)]
    if done:
        first = min(done, key=_order)
        return ("changed" if _moved(ahead, first) else "fulfilled"), first
    if off:
        last = max(off, key=_order)
        return ("changed" if last.dated and _moved(ahead, last) else "cancelled"), last
    denied = [m for kind, m in linked if kind == "contrary" and m.deed.status == "denied" and _is_later(m, ahead)]
    if denied:
        return "contradicted", min(denied, key=_order)
    return "open", None


def _is_later(one: Happening, ahead: Happening) -> bool:
    """Told on a later day than the plan; of one day, by an article that tells it as done."""
    return bool(one.day and ahead.day and one.day > ahead.day)


def _order(one: Happening) -> tuple[date, str, int]:
    return one.day or date.max, one.deed.article, one.deed.trigger.start


def _moved(ahead: Happening, done: Happening) -> bool:
    apart = days_apart(ahead, done)
    return ahead.dated and done.dated and apart is not None and apart > 0


def _day_of(one: Happening) -> date:
    """When it was, as far as is known: the day that is told, or the article's."""
    told = one.first if one.dated and one.first and one.first == one.last else one.day
    return told or date.min


def is_off(one: Happening) -> bool:
    """True where the words round the act call it off or put it off."""
    return bool(stems_near(one) & (word_set("called_off") | word_set("put_off")))


def _because(after: str, ahead: Happening, last: Happening | None, ground: str) -> str:
    if last is None:
        return "no later article of the record tells of it"
    told = {"changed": "told with another time", "cancelled": "told as called off or put off",
            "contradicted": "denied later"}.get(after, "told as done")  # fmt: skip
    return f"{told} on {last.day}; {ground}"
