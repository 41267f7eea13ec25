"""The findings about events, brought up to date: which mentions are one event, what they disagree about, what became
of it.

Only mentions in articles that changed, and what links join to them, are looked at again: a chain of linked mentions is
what a finding can depend on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from waqai.findings import (
    DISAGREEMENTS,
    Deed,
    EventKey,
    EventLink,
    EventSketch,
    Finding,
    Head,
    Link,
    Meeting,
    Nearness,
)
from waqai.model import Span
from waqai.reconcile.clusters import batches
from waqai.reconcile.copies import COPIED
from waqai.reconcile.denials import contrary
from waqai.reconcile.disagreements import disagreements_of
from waqai.reconcile.doers import other_doer
from waqai.reconcile.happenings import DENIED_WITHIN, Happening, happenings, keys_of
from waqai.reconcile.leads import leads, part
from waqai.reconcile.occurrences import as_findings, occurrences_of
from waqai.reconcile.outcomes import outcomes_of
from waqai.reconcile.sameness import LINKED_DAYS, MOVED_DAYS, NEAR_DAYS, Passages, Verdict, are_unlike, same
from waqai.reconcile.sketches import (
    ARE_TOGETHER,
    COPIES,
    LINKED,
    MAY_BE_CONTRARY,
    MAY_BE_ONE,
    MAY_LEAD,
    meetings,
    sketch_of,
)

KINDS = ("occurrence", "outcome", *DISAGREEMENTS)
Id = tuple[str, str]
AT_ONCE = 200_000
# The database looks through all of the record to find the events of so many articles, or so many events.
ARTICLES_AT_ONCE = 16_000
EVENTS_AT_ONCE = 50_000
# Events of earlier articles that are held at a time; beyond that they are read again.
MOST_BESIDE = 100_000
NEARNESS = Nearness(NEAR_DAYS, MOVED_DAYS, LINKED_DAYS, DENIED_WITHIN)


class EventFindings(Protocol):
    """What this step wants of the record (`record.across.FindingTables`)."""

    def touch(self, articles: Sequence[str]) -> None: ...
    def touch_events(self, events: Iterable[Id]) -> None: ...
    def deeds(self, events: Iterable[Id] | None = None) -> list[Deed]: ...
    def heads(self) -> list[Head]: ...
    def linked(self) -> list[Link]: ...
    def passages(self) -> list[tuple[str, Span, str, Span]]: ...
    def put_event_keys(self, keys: Iterable[EventKey], sketches: Sequence[EventSketch]) -> None: ...
    def event_kinds(self) -> tuple[list[str], list[str]]: ...
    def event_candidates(self, met: Iterable[Meeting], nearness: Nearness) -> Iterator[tuple[int, int, int]]: ...
    def paired_events(self) -> dict[int, Id]: ...
    def put_event_links(self, links: Iterable[EventLink]) -> None: ...
    def event_links(self, events: Iterable[Id] | None = None) -> list[EventLink]: ...
    def forget_event_findings(self, kinds: Sequence[str]) -> None: ...
    def put(self, findings: Iterable[Finding]) -> None: ...


def find_events(store: EventFindings, touched: Sequence[str], gone: Iterable[str]) -> None:
    """Makes the findings about events those of the record as it is."""
    here, left = list(touched), [*touched, *gone]
    store.touch(left)
    moved = frozenset(left)
    before = {end for link in store.event_links() for end in (link.first, link.second) if end[0] not in moved}
    store.put_event_keys([], [])
    mentions = _mentions(store, here)
    store.touch(here)
    store.put_event_keys(
        (key for one in mentions.values() for key in keys_of(one)), list(map(sketch_of, mentions.values()))
    )
    links = _links(store, here, mentions)
    store.touch(left)
    store.put_event_links(links)
    chain = _chain(store, {*mentions, *before})
    store.touch_events(chain)
    store.touch(left)
    store.forget_event_findings(KINDS)
    _find(store, chain, mentions)


def _mentions(store: EventFindings, articles: Sequence[str]) -> dict[Id, Happening]:
    """The events of the articles, ready to be compared."""
    found: dict[Id, Happening] = {}
    for some in batches(iter(articles), ARTICLES_AT_ONCE):
        store.touch(some)
        found.update((one.id, one) for one in happenings(store.deeds()))
    return found


def _load(store: EventFindings, mentions: dict[Id, Happening], events: Iterable[Id]) -> None:
    """Adds the events that are not there yet, in the order of their names."""
    for some in batches(iter(sorted(set(events) - mentions.keys())), EVENTS_AT_ONCE):
        mentions.update((one.id, one) for one in happenings(store.deeds(some)))


def _links(store: EventFindings, touched: Sequence[str], known: Mapping[Id, Happening]) -> list[EventLink]:
    """The verdicts on all pairs of mentions that may be one event."""
    store.touch(touched)
    pairs = store.event_candidates(meetings(*store.event_kinds()), NEARNESS)
    names, copied = store.paired_events(), _passages(store)
    mentions, found = dict(known), list[EventLink]()
    if len(names) <= len(known) + MOST_BESIDE:
        _load(store, mentions, names.values())
    for some in batches(pairs, AT_ONCE):
        numbers = {number for one, two, _ in some for number in (one, two)}
        if len(mentions) > len(known) + MOST_BESIDE:
            mentions = dict(known)
        _load(store, mentions, (names[number] for number in numbers))
        found += _judged(some, {number: mentions[names[number]] for number in numbers}, copied)
    return found


def _judged(
    pairs: Iterable[tuple[int, int, int]], at: Mapping[int, Happening], copied: Mapping[tuple[str, str], Passages]
) -> Iterator[EventLink]:
    """The verdicts on some pairs.  Most have nothing in common but a side, which their words tell soonest."""
    for first, second, may in pairs:
        one, two = at[first], at[second]
        if may == MAY_BE_ONE and are_unlike(one, two):
            continue
        passages = copied.get((one.deed.article, two.deed.article), ()) if may & COPIES else ()
        link = _judge(one, two, may, passages)
        if link:
            yield link


def _passages(store: EventFindings) -> dict[tuple[str, str], Passages]:
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for one, here, two, there in store.passages():
        found[one, two].append((here, there))
        found[two, one].append((there, here))
    return {pair: tuple(spans) for pair, spans in found.items()}


def _judge(one: Happening, two: Happening, may: int, copied: Passages) -> EventLink | None:
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


def _chain(store: EventFindings, events: set[Id]) -> set[Id]:
    """The events, and all that links join to them, near or far."""
    known, edge = set(events), set(events)
    while edge:
        ends = {end for link in store.event_links(edge) for end in (link.first, link.second)}
        edge = ends - known
        known |= edge
    return known


def _find(store: EventFindings, chain: set[Id], known: Mapping[Id, Happening]) -> None:
    links = store.event_links(chain)
    mentions = {id_: one for id_, one in known.items() if id_ in chain}
    articles = sorted({article for article, _ in chain})
    _load(store, mentions, chain)
    mentions = {id_: one for id_, one in mentions.items() if id_ in chain}
    store.touch(articles)
    heads = {head.id: head for head in store.heads()}
    copies: dict[str, set[str]] = defaultdict(set)
    for link in store.linked():
        if link.kind == "copy" and link.score >= COPIED:
            copies[link.first].add(link.second)
    found = occurrences_of(mentions, links)
    store.put(as_findings(found, heads, copies))
    store.put(disagreements_of(found, links, mentions, heads, copies))
    store.put(outcomes_of(found, links, mentions, heads))
