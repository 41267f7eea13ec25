"""Occurrences: event mentions of several articles, or of one, that are the same real-world event.

Pairs are judged one by one (`sameness`); mentions that stay together on average make one occurrence.  A visit's talks
and its signing are occurrences of their own, and name the visit that they are a part of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.findings import EventLink, Finding, Head, Side
from waqai.reconcile.clusters import gathered
from waqai.reconcile.copies import finding_id
from waqai.reconcile.happenings import Happening, short_name
from waqai.reconcile.sameness import beside, is_exact
from waqai.reconcile.stories import independent

# On average every two mentions of an occurrence are at least so surely the same (`sameness.beside` tells what a pair
# without a verdict counts).
LEAST_ON_AVERAGE = 0.35


class Occurrence(NamedTuple):
    """Mentions of one event, the earliest article's first; `score` is how sure they are the same on average."""

    id: str
    mentions: tuple[Happening, ...]
    score: float
    because: str
    part_of: str | None = None

    @property
    def told(self) -> Happening:
        """The mention that says most: dated, with sides told."""
        return max(
            self.mentions,
            key=lambda one: (one.dated, bool(one.doers) + bool(one.others), -self.mentions.index(one)),
        )


def occurrences_of(mentions: Mapping[tuple[str, str], Happening], links: Sequence[EventLink]) -> list[Occurrence]:
    """The occurrences among mentions that links join, a single mention being one of its own."""
    names = {_name(one.id): one for one in mentions.values()}
    order = sorted(names, key=lambda name: (_vagueness(names[name]), _age(names[name])))
    scores = {(_name(link.first), _name(link.second)): link.score for link in links if link.kind == "same"}
    grounds = {(_name(link.first), _name(link.second)): link.because for link in links if link.kind == "same"}
    groups = gathered(order, scores, LEAST_ON_AVERAGE, lambda one, two: beside(names[one], names[two]))
    found = [_occurrence(sorted(group, key=lambda n: _age(names[n])), names, scores, grounds) for group in groups]
    return _with_parts(sorted(found, key=lambda one: _age(one.mentions[0])), links)


def _name(event: tuple[str, str]) -> str:
    return "/".join(event)


def _age(one: Happening) -> tuple[str, str, int, str]:
    return str(one.day or "9999"), one.deed.article, one.deed.trigger.start, one.deed.event


def _vagueness(one: Happening) -> int:
    """What says when and between whom comes first, so that the vaguer finds its place among what is told whole."""
    return (0 if one.dated and is_exact(one) else 2) + (0 if one.doers and one.others else 1)


def _occurrence(
    group: Sequence[str],
    names: Mapping[str, Happening],
    scores: Mapping[tuple[str, str], float],
    grounds: Mapping[tuple[str, str], str],
) -> Occurrence:
    mentions = [names[name] for name in group]
    inner = [pair for a in group for b in group for pair in ((a, b),) if pair in scores]
    score = sum(scores[pair] for pair in inner) / len(inner) if inner else 1.0
    told = Counter(grounds[pair] for pair in inner)
    because = min(told, key=lambda ground: (-told[ground], ground), default="told once")
    return Occurrence(finding_id("occurrence", mentions[0].id), tuple(mentions), round(score, 3), because)


def _with_parts(found: Sequence[Occurrence], links: Iterable[EventLink]) -> list[Occurrence]:
    """The same, each part with the whole that most of its mentions name, the earliest of those."""
    at = {mention.id: number for number, one in enumerate(found) for mention in one.mentions}
    visits = {mention.id for one in found for mention in one.mentions if mention.deed.mode == "visit"}
    wholes: dict[int, Counter[int]] = {}
    for link in links:
        if link.kind == "part":
            ends = sorted((link.first, link.second), key=visits.__contains__)
            wholes.setdefault(at[ends[0]], Counter())[at[ends[1]]] += 1
    best = {part: min(counts, key=lambda n: (-counts[n], n)) for part, counts in wholes.items()}
    return [one._replace(part_of=found[best[n]].id) if n in best else one for n, one in enumerate(found)]


def as_findings(
    found: Iterable[Occurrence], heads: Mapping[str, Head], copies: Mapping[str, set[str]]
) -> Iterator[Finding]:
    """A finding for each occurrence of two mentions or more; part of one that is a finding, too, or of none."""
    told = [one for one in found if len(one.mentions) > 1]
    shown = {one.id for one in told}
    for one in told:
        articles = list(dict.fromkeys(mention.deed.article for mention in one.mentions))
        pairs = [(a, b) for a in articles for b in copies.get(a, ()) if b in articles]
        yield Finding(
            id=one.id,
            kind="occurrence",
            about=describe(one.told),
            score=one.score,
            because=one.because,
            sides=tuple(side_of(mention) for mention in one.mentions),
            articles=len(articles),
            independent=independent((heads[a] for a in articles), pairs),
            part_of=one.part_of if one.part_of in shown else None,
        )


def side_of(one: Happening, value: str | None = None) -> Side:
    """An event mention as a side: its sentence, and what it says of the event."""
    deed = one.deed
    told = value if value is not None else " ".join(filter(None, (deed.status, deed.time)))
    return Side(deed.article, deed.sentence, deed.event, told, tuple(party.key for party in deed.said_by))


def describe(one: Happening) -> str:
    """An event in a few words: what, who, towards whom, when."""
    deed = one.deed
    who = "، ".join(short_name(party.name) for party in deed.actors[:3])
    whom = "، ".join(short_name(party.name) for party in deed.recipients[:3])
    when = deed.time if one.dated and deed.time and "X" not in deed.time else str(one.first) if one.dated else None
    act = f"{deed.type} {deed.mode}" if deed.mode else deed.type
    return " · ".join(filter(None, (act, " → ".join(filter(None, (who, whom))), when)))
