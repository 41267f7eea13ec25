"""The two ways in which a model's items meet the rules': alone, or as a review that completes.

Alone, entities, quotations, events and relations are the model's.  As a review the rules' items stay as they are; what
the rules have not is added; an event that both have is confirmed, or contradicted where the model has it of another
type, status or with other sides.  Neither is proof: the two only move its confidence.  What the model passes over in
silence says nothing, since models leave out much.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from waqai.heavy import Review
from waqai.model import Entity, Event, Mention, Quote, Reading, Relation, Span
from waqai.readers.checking import Found

CONFIRMED, CONTRADICTED = 0.5, 0.5
"""Of what is missing to certainty so much is added; to what there is so much is left.  Set by hand, not measured."""
SUREST = 0.95
SAME_WORDS = 0.5
MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))


def alone(rules: Reading, found: Found) -> Reading:
    """The model's reading; times, quantities and what belongs to the page stay the rules'."""
    quotes, events = _numbered(found.quotes, found.events, 0, 0)
    used = _used(events, quotes, found.relations)
    entities = tuple(e for e in found.cast.entities if e.id in used)
    held = {m.span: m for m in (*rules.mentions, *found.cast.mentions) if m.entity in used}
    mentions = tuple(held[span] for span in sorted(held))
    return dataclasses.replace(
        rules, entities=entities, mentions=mentions, quotes=quotes, events=events, relations=found.relations
    )


def both(rules: Reading, found: Found) -> tuple[Reading, tuple[Review, ...], int]:
    """The rules' reading reviewed and completed, the reviews, and how many items were added."""
    reviews = _reviews(rules, found.events)
    fresh_quotes = [q for q in found.quotes if not any(_same_words(q.span, one.span) for one in rules.quotes)]
    fresh_events = [e for e in found.events if not any(_same_act(one, e) for one in rules.events)]
    kept = {(r.subject, r.relation, r.object) for r in rules.relations}
    relations = tuple(r for r in found.relations if (r.subject, r.relation, r.object) not in kept)
    quotes, events = _numbered(fresh_quotes, fresh_events, len(rules.quotes), len(rules.events))
    used = _used(events, quotes, relations)
    entities, mentions = _new_cast(rules, found, used)
    reading = dataclasses.replace(
        rules,
        entities=(*rules.entities, *entities),
        mentions=(*rules.mentions, *mentions),
        quotes=(*rules.quotes, *quotes),
        events=(*_weighed(rules.events, reviews), *events),
        relations=(*rules.relations, *relations),
    )
    return reading, reviews, len(quotes) + len(events) + len(relations) + len(entities)


def _new_cast(rules: Reading, found: Found, used: set[str]) -> tuple[list[Entity], list[Mention]]:
    held = {entity.id for entity in rules.entities}
    entities = [e for e in found.cast.entities if e.id in used and e.id not in held]
    fresh = {e.id for e in entities}
    return entities, [m for m in found.cast.mentions if m.entity in fresh]


def _numbered(
    quotes: Sequence[Quote], events: Sequence[Event], quotes_before: int, events_before: int
) -> tuple[tuple[Quote, ...], tuple[Event, ...]]:
    """Quotations and events by place, with ids that go on from those there are."""
    ids = {q.id: f"s{n}" for n, q in enumerate(sorted(quotes, key=lambda q: q.span), quotes_before + 1)}
    named = tuple(dataclasses.replace(q, id=ids[q.id]) for q in sorted(quotes, key=lambda q: q.span))
    ordered = sorted(events, key=lambda e: e.trigger)
    return named, tuple(
        dataclasses.replace(e, id=f"e{n}", quote=ids.get(e.quote or ""))
        for n, e in enumerate(ordered, events_before + 1)
    )


def _used(events: Iterable[Event], quotes: Iterable[Quote], relations: Iterable[Relation]) -> set[str]:
    """The entities that items speak of."""
    used = {one for e in events for one in (*e.actor, *e.recipient, *e.place, *e.said_by)}
    used |= {one for q in quotes for one in q.speakers}
    return used | {one for r in relations for one in (r.subject, r.object)}


def _reviews(rules: Reading, events: Sequence[Event]) -> tuple[Review, ...]:
    """What the model makes of each event that it read too.  Where it reads several at one place, the kindest counts."""
    found = []
    for event in rules.events:
        differences = [_difference(event, other) for other in events if _same_act(event, other)]
        if "" in differences:
            found.append(Review(rules.article.id, event.id, "confirmed", ""))
        elif differences:
            found.append(Review(rules.article.id, event.id, "contradicted", min(differences, key=len)))
    return tuple(found)


def _same_act(one: Event, other: Event) -> bool:
    """Whether both speak of one mention of an act: their triggers touch, or the same is done by or to the same side in
    one sentence, told by another word."""
    if one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end:
        return True
    shared = _sides(one) & _sides(other)
    return one.sentence == other.sentence and one.type == other.type and bool(shared)


def _difference(event: Event, other: Event) -> str:
    """In what the model contradicts an event; empty where it does not."""
    told = []
    if event.type != other.type:
        told.append(f"type {other.type}")
    if event.status != other.status:
        told.append(f"status {other.status}")
    if event.type == other.type and _other_sides(event, other):
        told.append("other sides")
    return ", ".join(told)


def _other_sides(event: Event, other: Event) -> bool:
    """Whether a side that both tell is another's; what one leaves out contradicts nothing."""
    if event.type in MUTUAL:
        return _sides(event).isdisjoint(_sides(other)) and bool(_sides(event) and _sides(other))
    pairs = ((event.actor, other.actor), (event.recipient, other.recipient))
    return any(mine and theirs and set(mine).isdisjoint(theirs) for mine, theirs in pairs)


def _sides(event: Event) -> set[str]:
    return {*event.actor, *event.recipient}


def _weighed(events: Sequence[Event], reviews: Sequence[Review]) -> tuple[Event, ...]:
    """The rules' events with the confidence that the reviews leave them."""
    verdicts = {review.event: review.verdict for review in reviews}
    return tuple(dataclasses.replace(e, confidence=_after(e.confidence, verdicts.get(e.id))) for e in events)


def _after(confidence: float, verdict: str | None) -> float:
    """
    >>> _after(0.8, "confirmed"), _after(0.8, "contradicted"), _after(0.8, None)
    (0.9, 0.4, 0.8)
    """
    if verdict == "confirmed":
        return max(confidence, round(min(SUREST, confidence + (1 - confidence) * CONFIRMED), 2))
    return round(confidence * CONTRADICTED, 2) if verdict == "contradicted" else confidence


def _same_words(one: Span, other: Span) -> bool:
    """Whether two pieces share half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > SAME_WORDS * min(one.end - one.start, other.end - other.start)
