"""What two events have to do with one another, and what comes of events that belong together: pure functions of a
partition, for any engine.

Whatever is told of events comes of one chain of links alone, so that chains may be looked at wherever there is room.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from waqai.findings import Deed, EventKey, EventLink, EventSketch, Finding, Head
from waqai.reconcile.denials import contrary
from waqai.reconcile.disagreements import disagreements_of
from waqai.reconcile.doers import other_doer
from waqai.reconcile.happenings import Happening, happenings, keys_of
from waqai.reconcile.leads import leads, part
from waqai.reconcile.occurrences import as_findings, occurrences_of
from waqai.reconcile.outcomes import outcomes_of
from waqai.reconcile.partitions import Partition
from waqai.reconcile.sameness import Passages, Verdict, are_unlike, same
from waqai.reconcile.shelf import opened
from waqai.reconcile.shelf import packed as as_packed
from waqai.reconcile.sketches import ARE_TOGETHER, LINKED, MAY_BE_CONTRARY, MAY_BE_ONE, MAY_LEAD, sketch_of


class Ready(NamedTuple):
    """An event ready to be compared, packed or as it is, and what the record finds it by."""

    id: tuple[str, str]
    event: Happening | bytes
    keys: tuple[EventKey, ...]
    sketch: EventSketch


class Chains(NamedTuple):
    """Chains of events whole, packed or as they are; their links; their articles, and which copy which."""

    events: tuple[Any, ...]
    links: tuple[EventLink, ...]
    heads: tuple[Head, ...]
    copies: tuple[tuple[str, str], ...]


def make_ready(deeds: Sequence[Deed], packed: bool = False) -> list[Ready]:
    """The events of some sentences, each whole."""
    return [
        Ready(one.id, as_packed(one) if packed else one, tuple(keys_of(one)), sketch_of(one))
        for one in happenings(deeds)
    ]


def judge_all(partition: Partition) -> list[EventLink]:
    """The verdicts on the pairs of a partition of events; of each pair it is known what it may be, in bits, and which
    passages its articles share.  Most have nothing in common but a side, which their words tell soonest."""
    events: list[Happening] = [opened(thing) for thing in partition.things]
    return list(_judged(events, partition.pairs))


def _judged(events: Sequence[Happening], pairs: Iterable[tuple[int, int, Any]]) -> Iterator[EventLink]:
    for first, second, (may, passages) in pairs:
        one, two = events[first], events[second]
        if may == MAY_BE_ONE and are_unlike(one, two):
            continue
        link = judge(one, two, may, passages)
        if link:
            yield link


def judge(one: Happening, two: Happening, may: int, copied: Passages) -> EventLink | None:
    """The first verdict on what two mentions have to do with one another, of those that they may get."""
    kind, verdict = next((told for told in _verdicts(one, two, may, copied) if told[1]), ("", None))
    return EventLink(one.id, two.id, kind, verdict.score, verdict.because) if verdict else None


def _verdicts(one: Happening, two: Happening, may: int, copied: Passages) -> Iterator[tuple[str, Verdict | None]]:
    linked = bool(may & (LINKED | ARE_TOGETHER))
    if may & MAY_BE_ONE:
        yield "same", same(one, two, copied, linked)
    if may & MAY_BE_CONTRARY:
        yield "contrary", contrary(one, two)
    if may & MAY_BE_ONE and linked:
        yield "doer", other_doer(one, two, linked)
    if may & ARE_TOGETHER:
        yield "part", part(one, two)
    if may & MAY_LEAD:
        yield leads(one, two) or ("leads", None)


def settle(chains: Chains) -> list[Finding]:
    """What is found in some chains: the occurrences, what they disagree about, what became of what was ahead."""
    mentions = {one.id: one for one in map(opened, chains.events)}
    heads = {head.id: head for head in chains.heads}
    copies: dict[str, set[str]] = {}
    for one, two in chains.copies:
        copies.setdefault(one, set()).add(two)
    found = occurrences_of(mentions, chains.links)
    return list(
        itertools.chain(
            as_findings(found, heads, copies),
            disagreements_of(found, chains.links, mentions, heads, copies),
            outcomes_of(found, chains.links, mentions, heads),
        )
    )
