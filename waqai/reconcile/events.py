"""The findings about events, brought up to date: which mentions are one event, what they disagree about, what became
of it.

Only mentions in articles that changed, and what links join to them, are looked at again: a chain of linked mentions is
what a finding can depend on.  The events lie on a shelf; pairs of them are judged in partitions by their sides and
time, chains looked through a few at a time (`verdicts`), so that what is held here is names.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

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
from waqai.model import Engine, Span
from waqai.reconcile.clusters import batches, components
from waqai.reconcile.copies import COPIED
from waqai.reconcile.happenings import DENIED_WITHIN
from waqai.reconcile.partitions import Most, partitions, shelf_for, worked
from waqai.reconcile.sameness import LINKED_DAYS, MOVED_DAYS, NEAR_DAYS, Passages
from waqai.reconcile.shelf import Shelf
from waqai.reconcile.sketches import COPIES, meetings
from waqai.reconcile.verdicts import Chains, Ready, judge_all, make_ready, settle

KINDS = ("occurrence", "outcome", *DISAGREEMENTS)
Id = tuple[str, str]
T = TypeVar("T")
# The database looks through all of the record to find the events of so many articles, or so many events.
ARTICLES_AT_ONCE = 16_000
EVENTS_AT_ONCE = 50_000
# Events that a worker makes ready at a time, pairs that it judges, events whose chains it looks through: each 1 to
# 2 MB, and a tenth of a second.
DEEDS_AT_ONCE = 500
JUDGED_AT_ONCE = Most(pairs=10_000, things=1_000)
SETTLED_AT_ONCE = 500
# About so many events are read in an article.
EVENTS_IN_ONE = 3
# Events for whose chains the record is asked at a time.
CHAINED_AT_ONCE = 20_000
WRITTEN_AT_ONCE = 5_000
NEARNESS = Nearness(NEAR_DAYS, MOVED_DAYS, LINKED_DAYS, DENIED_WITHIN)


class EventFindings(Protocol):
    """What this step wants of the record (`record.across.FindingTables`)."""

    def folder(self) -> str | None: ...
    def touch(self, articles: Sequence[str]) -> None: ...
    def touch_events(self, events: Iterable[Id]) -> None: ...
    def deeds(self, events: Iterable[Id] | None = None) -> Iterator[Deed]: ...
    def heads(self) -> list[Head]: ...
    def linked(self) -> list[Link]: ...
    def passages(self) -> list[tuple[str, Span, str, Span]]: ...
    def forget_event_keys(self) -> None: ...
    def put_event_keys(self, keys: Iterable[EventKey], sketches: Sequence[EventSketch]) -> None: ...
    def event_kinds(self) -> tuple[list[str], list[str]]: ...
    def event_candidates(self, met: Iterable[Meeting], nearness: Nearness) -> Iterator[tuple[int, int, int]]: ...
    def paired_events(self) -> dict[int, Id]: ...
    def forget_event_links(self) -> None: ...
    def put_event_links(self, links: Iterable[EventLink]) -> None: ...
    def event_links(self, events: Iterable[Id]) -> list[EventLink]: ...
    def linked_events(self, events: Iterable[Id] | None = None) -> list[tuple[Id, Id]]: ...
    def forget_event_findings(self, kinds: Sequence[str]) -> None: ...
    def put(self, findings: Iterable[Finding]) -> None: ...


def find_events(store: EventFindings, touched: Sequence[str], gone: Iterable[str], engine: Engine) -> None:
    """Makes the findings about events those of the record as it is."""
    here, left = list(touched), [*touched, *gone]
    store.touch(left)
    moved = frozenset(left)
    before = {end for pair in store.linked_events() for end in pair if end[0] not in moved}
    store.forget_event_keys()
    store.forget_event_links()
    with shelf_for(engine, store.folder()) as ready:
        mentions = _take_in(store, here, engine, ready)
        _link(store, here, engine, ready)
        chains = _chains(store, {*mentions, *before})
        store.touch_events(event for chain in chains for event in chain)
        store.touch(left)
        store.forget_event_findings(KINDS)
        _load(store, (event for chain in chains for event in chain), engine, ready)
        for found in worked(engine, settle, _parts(store, chains, ready)):
            store.put(found)


def _take_in(store: EventFindings, articles: Sequence[str], engine: Engine, ready: Shelf) -> list[Id]:
    """Lays aside the events of the articles, and writes by what they are found."""
    deeds = _deeds_of(store, articles)
    mentions: list[Id] = []
    for some in batches(_made_ready(deeds, engine, ready, ready.packs(EVENTS_IN_ONE * len(articles))), WRITTEN_AT_ONCE):
        store.put_event_keys((key for one in some for key in one.keys), [one.sketch for one in some])
        mentions += (one.id for one in some)
    return mentions


def _deeds_of(store: EventFindings, articles: Sequence[str]) -> Iterator[Deed]:
    for some in batches(iter(articles), ARTICLES_AT_ONCE):
        store.touch(some)
        yield from store.deeds()


def _load(store: EventFindings, events: Iterable[Id], engine: Engine, ready: Shelf) -> None:
    """Lays aside the events that are not there yet, in the order of their names."""
    missing = ready.missing(events)
    deeds = (deed for some in batches(iter(missing), EVENTS_AT_ONCE) for deed in store.deeds(some))
    for _ in _made_ready(deeds, engine, ready, ready.packs(len(missing))):
        pass  # what they are found by is known


def _made_ready(deeds: Iterable[Deed], engine: Engine, ready: Shelf, packed: bool) -> Iterator[Ready]:
    """The events, each laid aside; those of one article are made ready together."""
    work = functools.partial(make_ready, packed=packed)
    for some in worked(engine, work, _by_article(deeds)):
        for one in some:
            ready.put(one.id, one.event)
            yield one


def _by_article(deeds: Iterable[Deed]) -> Iterator[list[Deed]]:
    """The deeds of some whole articles at a time."""
    articles = (list(of_one) for _, of_one in itertools.groupby(deeds, lambda deed: deed.article))
    return (list(itertools.chain.from_iterable(run)) for run in _runs(articles, DEEDS_AT_ONCE))


def _link(store: EventFindings, touched: Sequence[str], engine: Engine, ready: Shelf) -> None:
    """Writes the verdicts on all pairs of mentions that may be one event."""
    store.touch(touched)
    pairs = store.event_candidates(meetings(*store.event_kinds()), NEARNESS)
    names, copied = store.paired_events(), _passages(store)
    _load(store, names.values(), engine, ready)
    known = ((names[one], names[two], _known(names[one], names[two], may, copied)) for one, two, may in pairs)
    judged = itertools.chain.from_iterable(worked(engine, judge_all, partitions(known, ready, JUDGED_AT_ONCE)))
    for links in batches(judged, WRITTEN_AT_ONCE):
        store.put_event_links(links)


def _known(one: Id, two: Id, may: int, copied: Mapping[tuple[str, str], Passages]) -> tuple[int, Passages]:
    return may, copied.get((one[0], two[0]), ()) if may & COPIES else ()


def _passages(store: EventFindings) -> dict[tuple[str, str], Passages]:
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for one, here, two, there in store.passages():
        found[one, two].append((here, there))
        found[two, one].append((there, here))
    return {pair: tuple(spans) for pair, spans in found.items()}


def _chains(store: EventFindings, events: set[Id]) -> list[list[Id]]:
    """The events, and all that links join to them, near or far, in chains."""
    known, edge, joined = set(events), set(events), set[tuple[Id, Id]]()
    while edge:
        pairs = store.linked_events(edge)
        joined.update(pairs)
        edge = {end for pair in pairs for end in pair} - known
        known |= edge
    return components(known, joined)


def _parts(store: EventFindings, chains: Iterable[list[Id]], ready: Shelf) -> Iterator[Chains]:
    """The chains, a few at a time, with all that is known of them."""
    for some in _runs(chains, CHAINED_AT_ONCE):
        events = [event for chain in some for event in chain]
        links, heads, copies = _told_of(store, events)
        for run in _runs(some, SETTLED_AT_ONCE):
            inside = [event for chain in run for event in chain]
            articles = list(dict.fromkeys(article for article, _ in inside))
            yield Chains(
                tuple(map(ready.take, inside)),
                tuple(link for event in inside for link in links.get(event, ())),
                tuple(heads[article] for article in articles),
                tuple((one, two) for one in articles for two in copies.get(one, ())),
            )


def _told_of(
    store: EventFindings, events: Sequence[Id]
) -> tuple[dict[Id, list[EventLink]], dict[str, Head], dict[str, list[str]]]:
    """The links of some events by the first of each, the articles that they stand in, and what copies these."""
    links: dict[Id, list[EventLink]] = defaultdict(list)
    for link in store.event_links(events):
        links[link.first].append(link)
    store.touch(sorted({article for article, _ in events}))
    copies: dict[str, list[str]] = defaultdict(list)
    for one in store.linked():
        if one.kind == "copy" and one.score >= COPIED:
            copies[one.first].append(one.second)
    return links, {head.id: head for head in store.heads()}, copies


def _runs(groups: Iterable[list[T]], most: int) -> Iterator[list[list[T]]]:
    """Groups whole, in runs of about so many things; a larger one is a run of its own.

    >>> [len(run) for run in _runs([["a1", "b1"], ["c1"], ["d1"]], 2)]
    [1, 2]
    """
    run: list[list[T]] = []
    size = 0
    for group in groups:
        if run and size + len(group) > most:
            yield run
            run, size = [], 0
        run.append(group)
        size += len(group)
    if run:
        yield run
