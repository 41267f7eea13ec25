"""Disagreements about one event: a number or its unit, the date, the place, or whether it was at all.

The mentions of one occurrence are compared; a figure that grows from article to article (a toll) is an update and no
contradiction; days that differ between a plan and its making are an outcome.  There is one finding for each thing that
is compared, with one side for each value that is told, the earliest that tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.findings import Amount, EventLink, Finding, FindingKind, Head, Party, Side
from waqai.model import Span
from waqai.reconcile.clusters import components
from waqai.reconcile.contrast import TOLLS, is_one_sentence, is_plain, statement, what_is_counted
from waqai.reconcile.copies import finding_id
from waqai.reconcile.figures import Figure, clash, figure_of, is_rising, told
from waqai.reconcile.happenings import TO_COME, Happening, short_name, tokens
from waqai.reconcile.marks import stem_of
from waqai.reconcile.occurrences import Occurrence, describe, side_of
from waqai.reconcile.sameness import REPEATED, days_apart
from waqai.reconcile.stories import independent
from waqai.text.folding import fold_text

# A date or place that two papers tell differently is a smaller matter than whether a thing was.
SEVERITY = {"date": 0.3, "place": 0.4, "yes-no": 0.9, "actor": 0.8}
# Links between events of two occurrences that are disagreements, and how each is told.
BETWEEN: dict[str, tuple[FindingKind, str]] = {
    "contrary": ("yes-no", "one side tells it, the other denies it"),
    "doer": ("actor", "one act, two doers, one against the other"),
}
LONGEST_DATE = 2
# Deeds whose figures of people news bring up to date: what is told later and greater contradicts nothing.
HARMFUL = ("ASSAULT", "PROTEST")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


class Clashing(NamedTuple):
    """Two mentions that contradict each other in one thing, with the values that do."""

    kind: FindingKind
    what: str
    one: Happening
    two: Happening
    values: tuple[str, str]
    severity: float


def disagreements_of(
    found: Iterable[Occurrence], links: Sequence[EventLink], mentions: Mapping[tuple[str, str], Happening],
    heads: Mapping[str, Head], copies: Mapping[str, set[str]],
) -> Iterator[Finding]:  # fmt: skip
    """Everything about which the mentions of one event, or an event and its denial, disagree."""
    occurrences = list(found)
    for occurrence in occurrences:
        for group, clashes in _grouped(_clashes(occurrence.mentions)).items():
            yield _finding(group, clashes, occurrence, heads, copies)
    yield from _between(occurrences, links, mentions, heads, copies)


def _clashes(mentions: Sequence[Happening]) -> Iterator[Clashing]:
    for at, one in enumerate(mentions):
        for two in mentions[at + 1 :]:
            yield from _figures_clash(one, two)
            if one.deed.article != two.deed.article and {one.deed.status, two.deed.status}.isdisjoint(TO_COME):
                yield from _dates_clash(one, two)
                yield from _places_clash(one, two)


def _grouped(clashes: Iterable[Clashing]) -> dict[tuple[str, str], list[Clashing]]:
    """By kind and thing, those that are farthest apart first."""
    groups: dict[tuple[str, str], list[Clashing]] = {}
    for clashing in clashes:
        groups.setdefault((clashing.kind, clashing.what), []).append(clashing)
    return {group: sorted(found, key=lambda one: -one.severity) for group, found in groups.items()}


def _figures_clash(one: Happening, two: Happening) -> Iterator[Clashing]:
    if not one.deed.amounts or not two.deed.amounts:
        return
    days = one.deed.day, two.deed.day
    # What one outlet prints of one figure on two days is mostly of two days.
    same_source = one.deed.article == two.deed.article or (one.deed.outlet or one.id) == (two.deed.outlet or two.id)
    # Of a plan and its making what differs is an outcome; another unit is a slip.
    outcome = (one.deed.status in TO_COME) != (two.deed.status in TO_COME)
    same_text = is_one_sentence(statement(one.deed.text), statement(two.deed.text))
    for mine in _plain(one):
        for theirs in _plain(two):
            a, b = figure_of(mine), figure_of(theirs)
            found = clash(a, b, one.deed.type in HARMFUL) if _of_one_thing((one, mine), (two, theirs)) else None
            if found and found.kind == "number" and (same_source or same_text or outcome):
                continue
            if not found or _is_elsewhere(two, mine) or _is_elsewhere(one, theirs):
                continue
            if found.kind == "unit" or not (one.deed.type in HARMFUL and is_rising((a, b), *days)):
                yield Clashing(found.kind, a.unit, one, two, (told(a), told(b)), found.severity)


def _plain(one: Happening) -> list[Amount]:
    """The amounts that are not easily misread."""
    return [amount for amount in one.deed.amounts if is_plain(one.deed.text, _within(one, amount))]


def _within(one: Happening, amount: Amount) -> Span:
    return Span(amount.span.start - one.deed.sentence.start, amount.span.end - one.deed.sentence.start)


def _is_elsewhere(other: Happening, amount: Amount) -> bool:
    """True where the other's sentence has the very figure too, be it another act's, or its parts: then the two do not
    clash."""
    mine = figure_of(amount)
    theirs = [figure_of(f) for f in other.deed.figures if f.unit == mine.unit]
    whole = Figure(sum(f.least for f in theirs), sum(f.most for f in theirs), mine.unit, "exact")
    return any(not clash(figure, mine) for figure in theirs) or (len(theirs) > 1 and not clash(whole, mine))


def _of_one_thing(one: tuple[Happening, Amount], two: tuple[Happening, Amount]) -> bool:
    """True where both count one thing: of people the same that happened to them, else by the words of the figures."""
    mine, theirs = (what_is_counted(m.deed.text, _within(m, amount), amount.unit) for m, amount in (one, two))
    if set(TOLLS) & (mine | theirs):
        return bool(mine & theirs & set(TOLLS))
    named, too = ({stem_of(word) for word in (amount.counted or "").split()} for _, amount in (one, two))
    return not named or not too or bool(named & too)


def _dates_clash(one: Happening, two: Happening) -> Iterator[Clashing]:
    apart = days_apart(one, two)
    if apart is not None and apart > 0 and _is_day(one) and _is_day(two):
        values = (one.deed.time or str(one.first), two.deed.time or str(two.first))
        yield Clashing("date", "time", one, two, values, min(1.0, SEVERITY["date"] + apart / 30))


def _is_day(one: Happening) -> bool:
    """True where the sentence itself has the day as a number: "today" of a dispatch that is printed a day later is no
    contradiction."""
    if not one.dated or one.first is None or one.last is None or (one.last - one.first).days > LONGEST_DATE:
        return False
    return str(one.first.day) in {n.lstrip("0") for n in _NUMBERS.findall(fold_text(one.deed.text))}


def _places_clash(one: Happening, two: Happening) -> Iterator[Clashing]:
    # A visit goes to several towns.
    if one.deed.type not in REPEATED and one.deed.mode != "visit" and one.dated and two.dated:
        values = towns_apart(one, two)
        if values:
            yield Clashing("place", "place", one, two, values, SEVERITY["place"])


def towns_apart(one: Happening, two: Happening, abroad: bool = False) -> tuple[str, str] | None:
    """The towns in which the two are told to be, where they differ, in one land (or, if allowed, in two), and neither
    sentence names the other's."""
    here, there = _towns(one.deed.places), _towns(two.deed.places)
    if not here or not there or set(here) & set(there):
        return None
    lands = {town.country for town in here.values()} & {town.country for town in there.values()}
    if (
        None in lands
        or not (lands or abroad)
        or tokens(one.deed.near) & set(there)
        or tokens(two.deed.near) & set(here)
    ):
        return None
    mine, theirs = ("، ".join(sorted(town.name for town in towns.values())) for towns in (here, there))
    return mine, theirs


def _towns(places: Iterable[Party]) -> dict[str, Party]:
    """The towns by token; what is no town (a state, a sea) may hold the other place."""
    return {next(iter(tokens((place,)))): place for place in places if place.type == "place"}


def falls_short(plan: Happening, done: Happening) -> str | None:
    """How much less was done than was planned, of one thing and unit."""
    for mine in _plain(plan):
        for theirs in _plain(done):
            a, b = figure_of(mine), figure_of(theirs)
            less = clash(a, b) and b.most < a.least and _of_one_thing((plan, mine), (done, theirs))
            if less and not _is_elsewhere(done, mine):
                return f" ({told(b)} of {told(a)})"
    return None


def _finding(
    group: tuple[str, str], clashes: Sequence[Clashing], occurrence: Occurrence, heads: Mapping[str, Head],
    copies: Mapping[str, set[str]],
) -> Finding:  # fmt: skip
    """One finding for all clashes about one thing; each value is told by the earliest mention that has it.  Of figures
    the two that are farthest apart stand for all: a third would agree with one of them as often as not."""
    kind, what = group
    sides: dict[str, Side] = {}
    for clashing in clashes[:1] if kind in ("number", "unit") else clashes:
        for mention, value in zip((clashing.one, clashing.two), clashing.values, strict=True):
            sides.setdefault(value, side_of(mention, value))
    return Finding(
        id=finding_id(kind, what, occurrence.id),
        kind=clashes[0].kind,
        about=describe(occurrence.told),
        score=round(occurrence.score, 3),
        because=f"{_compared(kind, what)}: {' against '.join(sides)}; one event: {occurrence.because}",
        sides=tuple(sides.values()),
        articles=len({side.article for side in sides.values()}),
        independent=sources_of(sides.values(), heads, copies),
        severity=round(max(clashing.severity for clashing in clashes), 3),
        part_of=occurrence.id,
    )


def _compared(kind: str, what: str) -> str:
    return {"unit": "the same digits, another unit", "number": f"figures in {what}"}.get(kind, kind)


def sources_of(sides: Iterable[Side], heads: Mapping[str, Head], copies: Mapping[str, set[str]]) -> int:
    """How many of the articles of the sides are sources of their own."""
    articles = list(dict.fromkeys(side.article for side in sides))
    pairs = [(a, b) for a in articles for b in copies.get(a, ()) if b in articles]
    return independent((heads[a] for a in articles), pairs)


def _between(
    found: Sequence[Occurrence], links: Sequence[EventLink], mentions: Mapping[tuple[str, str], Happening],
    heads: Mapping[str, Head], copies: Mapping[str, set[str]],
) -> Iterator[Finding]:  # fmt: skip
    """What one says was done and another says was not; what one gives to one doer and another to another.  Many
    mentions of either make one finding."""
    of = {mention.id: one for one in found for mention in one.mentions}
    seen: dict[tuple[str, str, str], list[EventLink]] = {}
    for link in links:
        if link.kind in BETWEEN and link.first in of and link.second in of:
            one, two = sorted((of[link.first], of[link.second]), key=lambda o: (_is_denied(o), _told_on(o), o.id))
            seen.setdefault((link.kind, one.id, two.id), []).append(link)
    at = _chains(links, of)
    told: set[tuple[object, ...]] = set()
    for (link_kind, first, second), grounds in sorted(seen.items()):
        best = max(grounds, key=lambda link: (link.score, link.first, link.second))
        ends = sorted((best.first, best.second), key=lambda end: of[end].id != first)
        kind, how = BETWEEN[link_kind]
        # Two acts that one sentence tells and another denies are one disagreement.
        sentences = (kind, at[ends[0]], *((mentions[end].deed.article, mentions[end].deed.sentence) for end in ends))
        if sentences in told:
            continue
        told.add(sentences)
        sides = tuple(side_of(mentions[end], _value(kind, mentions[end])) for end in ends)
        yield Finding(
            id=finding_id(kind, first, second),
            kind=kind,
            about=describe(of[ends[0]].told),
            score=best.score,
            because=f"{how}: {best.because}",
            sides=sides,
            articles=len({side.article for side in sides}),
            independent=sources_of(sides, heads, copies),
            severity=SEVERITY[kind],
        )


def _chains(links: Iterable[EventLink], of: Mapping[tuple[str, str], Occurrence]) -> dict[tuple[str, str], int]:
    """The chain of links in which each event stands: the same, whatever other chains are looked at with it."""
    names = {"/".join(event): event for event in of}
    pairs = [("/".join(link.first), "/".join(link.second)) for link in links if link.first in of and link.second in of]
    return {names[name]: number for number, group in enumerate(components(names, pairs)) for name in group}


def _value(kind: str, one: Happening) -> str:
    return "، ".join(short_name(party.name) for party in one.deed.actors) if kind == "actor" else one.deed.status


def _told_on(one: Occurrence) -> str:
    return str(one.mentions[0].day or "9999")


def _is_denied(one: Occurrence) -> bool:
    return one.mentions[0].deed.status == "denied"
