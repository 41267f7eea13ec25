"""The findings about events, brought up to date: which mentions are one event, what they disagree about, what became
of it.

Only mentions in articles that changed, and what links join to them, are looked at again: a chain of linked mentions is
what a finding can depend on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from waqai.findings import DISAGREEMENTS, Deed, EventKey, EventLink, Finding, Head, Link
from waqai.model import Span
from waqai.reconcile.clusters import batches
from waqai.reconcile.copies import COPIED
from waqai.reconcile.denials import contrary
from waqai.reconcile.disagreements import disagreements_of
from waqai.reconcile.doers import other_doer
from waqai.reconcile.happenings import Happening, happenings, keys_of
from waqai.reconcile.leads import leads, part
from waqai.reconcile.occurrences import as_findings, occurrences_of
from waqai.reconcile.outcomes import outcomes_of
from waqai.reconcile.sameness import Passages, Verdict, same

KINDS = ("occurrence", "outcome", *DISAGREEMENTS)
Id = tuple[str, str]
AT_ONCE = 200_000
ARTICLES_AT_ONCE = 8_000
EVENTS_AT_ONCE = 40_000


class EventFindings(Protocol):
    """What this step wants of the record (`record.across.FindingTables`)."""

    def touch(self, articles: Sequence[str]) -> None: ...
    def touch_events(self, events: Iterable[Id]) -> None: ...
    def deeds(self, events: Iterable[Id] | None = None) -> list[Deed]: ...
    def heads(self) -> list[Head]: ...
    def linked(self) -> list[Link]: ...
    def passages(self) -> list[tuple[str, Span, str, Span]]: ...
    def put_event_keys(self, keys: Iterable[EventKey]) -> None: ...
    def event_candidates(self) -> Iterator[tuple[Id, Id]]: ...
    def put_event_links(self, links: Iterable[EventLink]) -> None: ...
    def event_links(self, events: Iterable[Id] | None = None) -> list[EventLink]: ...
    def forget_event_findings(self, kinds: Sequence[str]) -> None: ...
    def put(self, findings: Iterable[Finding]) -> None: ...


def find_events(store: EventFindings, touched: Sequence[str], gone: Iterable[str]) -> None:
    """Makes the findings about events those of the record as it is."""
    here, left = list(touched), [*touched, *gone]
    store.touch(left)
    before = {end for link in store.event_links() for end in (link.first, link.second)}
    store.put_event_keys([])
    mentions = _mentions(store, here)
    store.touch(here)
    store.put_event_keys(key for one in mentions.values() for key in keys_of(one))
    links = _links(store, here, mentions)
    store.touch(left)
    store.put_event_links(links)
    chain = _chain(store, {*mentions, *(event for event in before if event[0] not in set(left))})
    store.touch_events(chain)
    store.touch(left)
    store.forget_event_findings(KINDS)
    _find(store, chain, mentions)


def _mentions(store: EventFindings, articles: Sequence[str]) -> dict[Id, Happening]:
    """The events of the articles, ready to be compared; some articles at a time, since their rows are wide."""
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
    mentions, found = dict(known), []
    store.touch(touched)
    pairs = store.event_candidates()
    linked = {(link.first, link.second) for link in store.linked() if link.kind != "copy"}
    copied = _passages(store)
    for some in batches(pairs, AT_ONCE):
        _load(store, mentions, (event for pair in some for event in pair))
        for first, second in some:
            one, two = mentions[first], mentions[second]
            link = _judge(
                one,
                two,
                copied.get((first[0], second[0]), ()),
                first[0] == second[0] or (first[0], second[0]) in linked,
            )
            if link:
                found.append(link)
    return found


def _passages(store: EventFindings) -> dict[tuple[str, str], Passages]:
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for one, here, two, there in store.passages():
        found[one, two].append((here, there))
        found[two, one].append((there, here))
    return {pair: tuple(spans) for pair, spans in found.items()}


def _judge(one: Happening, two: Happening, copied: Passages, linked: bool) -> EventLink | None:
    """The first verdict on what two mentions have to do with one another."""
    kinds: tuple[tuple[str, Verdict | None], ...] = (
        ("same", same(one, two, copied, linked)),
        ("contrary", contrary(one, two)),
        ("doer", other_doer(one, two, linked)),
        ("part", part(one, two)),
        leads(one, two) or ("leads", None),
    )
    kind, verdict = next((told for told in kinds if told[1]), ("", None))
    return EventLink(one.id, two.id, kind, verdict.score, verdict.because) if verdict else None


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
