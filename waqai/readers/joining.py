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
from waqai.knowledge.event_codes import MUTUAL
from waqai.model import Entity, Event, Mention, Quote, Reading, Relation, Span
from waqai.readers.checking import Found

CONFIRMED, CONTRADICTED = 0.5, 0.5
"""Of what is missing to certainty so much is added; to what there is so much is left.  Set by hand, not measured."""
SUREST = 0.95
SAME_WORDS = 0.5


def alone(rules: Reading, found: Found) -> Reading:
    """The model's reading; times, quantities and what belongs to the page stay the rules'."""
    quotes, events = _numbered(found.quotes, found.events, rules=None)
    entities = found.cast.entities
    ids = {entity.id for entity in entities}
    held = {m.span: m for m in (*rules.mentions, *found.cast.mentions) if m.entity in ids}
    mentions = tuple(held[span] for span in sorted(held))
    return dataclasses.replace(
        rules, entities=entities, mentions=mentions, quotes=quotes, events=events, relations=found.relations
    )


def both(rules: Reading, found: Found) -> tuple[Reading, tuple[Review, ...], int]:
    """The rules' reading reviewed and completed, the reviews, and how many items were added."""
    pairs, fresh_events = _paired(rules.events, found.events)
    reviews = tuple(_review(rules.article.id, event, pairs[event.id]) for event in rules.events if event.id in pairs)
    kept = {(r.subject, r.relation, r.object) for r in rules.relations}
    relations = tuple(r for r in found.relations if (r.subject, r.relation, r.object) not in kept)
    quotes, events = _numbered(found.quotes, fresh_events, rules)
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
    quotes: Sequence[Quote], events: Sequence[Event], rules: Reading | None
) -> tuple[tuple[Quote, ...], tuple[Event, ...]]:
    """Quotations and events by place, ids going on from the rules'.  A quotation that the rules have is theirs."""
    held, before = (rules.quotes, len(rules.events)) if rules else ((), 0)
    ids: dict[str, str] = {}
    fresh: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: q.span):
        same = next((one.id for one in held if _same_words(quote.span, one.span)), None)
        ids[quote.id] = same or f"s{len(held) + len(fresh) + 1}"
        fresh += [] if same else [dataclasses.replace(quote, id=ids[quote.id])]
    ordered = enumerate(sorted(events, key=lambda e: e.trigger), before + 1)
    return tuple(fresh), tuple(dataclasses.replace(e, id=f"e{n}", quote=ids.get(e.quote or "")) for n, e in ordered)


def _used(events: Iterable[Event], quotes: Iterable[Quote], relations: Iterable[Relation]) -> set[str]:
    """The entities that items speak of."""
    used = {one for e in events for one in (*e.actor, *e.recipient, *e.place, *e.said_by)}
    used |= {one for q in quotes for one in q.speakers}
    return used | {one for r in relations for one in (r.subject, r.object)}


def _paired(mine: Sequence[Event], theirs: Sequence[Event]) -> tuple[dict[str, list[Event]], list[Event]]:
    """The model's events beside the rules' that they speak of, and those that the rules have not.

    Triggers that touch name one act.  What is left may name it by another word: the same type and a common side in the
    same sentence, one to one, since a sentence may tell of several acts of a kind: those of one status first, then the
    nearest."""
    pairs: dict[str, list[Event]] = {}
    rest: list[Event] = []
    for event in theirs:
        touched = [one for one in mine if _touch(one.trigger, event.trigger)]
        for one in touched:
            pairs.setdefault(one.id, []).append(event)
        rest += [] if touched else [event]
    left = [one for one in mine if one.id not in pairs]
    options = [(_apart(one, event), m, n) for m, one in enumerate(left) for n, event in enumerate(rest)]
    chosen: dict[int, int] = {}
    for _, m, n in sorted(option for option in options if _alike(left[option[1]], rest[option[2]])):
        if n not in chosen and m not in chosen.values():
            chosen[n] = m
    pairs |= {left[m].id: [rest[n]] for n, m in chosen.items()}
    return pairs, [event for n, event in enumerate(rest) if n not in chosen]


def _apart(one: Event, other: Event) -> tuple[bool, int]:
    """How far two namings are from being of one act: another status says more than distance."""
    gap = max(one.trigger.start, other.trigger.start) - min(one.trigger.end, other.trigger.end)
    return one.status != other.status, gap


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _alike(one: Event, other: Event) -> bool:
    return one.sentence == other.sentence and one.type == other.type and bool(_sides(one) & _sides(other))


def _review(article: str, event: Event, others: Sequence[Event]) -> Review:
    """What the model makes of an event.  Where it reads several acts in its words, the kindest counts."""
    why = min((_difference(event, other) for other in others), key=len)
    return Review(article, event.id, "contradicted" if why else "confirmed", why)


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
