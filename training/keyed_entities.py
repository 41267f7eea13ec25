"""Holds the entities of readings against those of answer keys: who is told as two, and which two as one.

Asked for by `python -m training.keyed_acts --entities`; of a key's entities those count that are a side of an act or
the source of one.  A mention of ours is of the key entity whose words it shares most, where it shares enough of them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from training.keyed import SAME_WORDS, Keyed, share
from waqai.model import Entity, Reading, Span

ENTITY_ERRORS = ("splits", "merges", "unread")
AROUND = 60
BEGINS = 3
"""Letters by which what a mention and a key begin with may differ: a name inside a title is not its bearer."""


class Held(NamedTuple):
    """What became of one key entity, or of one of ours that holds several: its kind, the words behind it."""

    kind: str
    shown: str


def held(article: Keyed, readings: Sequence[Reading]) -> Iterator[Held]:
    """One for each key entity that acts or is acted on, and one for each of ours that two keys share."""
    wanted = _sides(article)
    keys: dict[str, Counter[str]] = {key: Counter() for key in wanted}
    ours: dict[str, Counter[str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            key = _key_at(article.entities, mention.span)
            one = f"{reading.article.id}:{mention.entity}"
            if key in wanted:
                keys[key][one] += 1
            if key:
                ours.setdefault(one, Counter())[key] += 1
    entities = {f"{r.article.id}:{e.id}": e for r in readings for e in r.entities}
    for key, own in keys.items():
        kind = "whole" if len(own) == 1 else "splits" if own else "unread"
        yield Held(kind, _split(article, key, [(entities[one], n) for one, n in own.most_common()]))
    for one, some in ours.items():
        if len(some) > 1 and not wanted.isdisjoint(some):
            yield Held("merges", _merged(article, entities[one], some))


def figures(told: Sequence[Held]) -> Iterator[str]:
    """How many key entities are whole, split or not read at all, and how many of ours hold two of them."""
    counts = Counter(one.kind for one in told)
    keyed = len(told) - counts["merges"]
    kinds = ", ".join(
        f"{counts[kind]} {kind} ({counts[kind] / max(1, keyed):.3f})" for kind in ("whole", *ENTITY_ERRORS)
    )
    yield f"{keyed} key entities with a side: {kinds}"


def examples(told: Sequence[Held], kind: str, most: int, seed: int) -> Iterator[str]:
    """Some of those of a kind, each with its words."""
    some = [one.shown for one in told if one.kind == kind]
    yield from random.Random(seed).sample(some, min(most, len(some)))


def _sides(article: Keyed) -> set[str]:
    acts = (one for one in article.acts if not one.doubtful)
    return {key for act in acts for key in (*act.actor, *act.recipient, *act.said_by) if key in article.entities}


def _key_at(entities: Mapping[str, Sequence[Span]], span: Span) -> str | None:
    """The key entity whose words a span shares most; none where it shares too few, or two keys share the same."""
    shares = {key: max((_same(span, one) for one in own), default=0.0) for key, own in entities.items()}
    most = max(shares.values(), default=0.0)
    best = [key for key, part in shares.items() if part == most]
    return best[0] if len(best) == 1 and most >= SAME_WORDS else None


def _same(span: Span, other: Span) -> float:
    return share(span, other) if abs(span.start - other.start) <= BEGINS else 0.0


def _split(article: Keyed, key: str, own: Sequence[tuple[Entity, int]]) -> str:
    wanted = dict.fromkeys(" ".join(article.text[s.start : s.end].split())[:AROUND] for s in article.entities[key])
    told = "".join(f"\n    {one.id} x{times} {one.type} {' | '.join(one.names)[: AROUND * 2]}" for one, times in own)
    return f"{article.id} {key}: {' / '.join(wanted)}{told}"


def _merged(article: Keyed, entity: Entity, some: Counter[str]) -> str:
    def words(key: str) -> str:
        own = dict.fromkeys(" ".join(article.text[s.start : s.end].split())[:AROUND] for s in article.entities[key])
        return f"\n    {key} x{some[key]}: {' / '.join(own)}"

    return f"{article.id} {entity.id} {entity.type} {' | '.join(entity.names)[: AROUND * 2]}" + "".join(
        map(words, some)
    )
