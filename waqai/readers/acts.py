"""The events of an answer: each shows its trigger in a sentence of the page, and a side or place that the page names.

Values are not the model's: a time and a quantity are the rules' at the words that it quotes, a mode is one that the
frames know, the sentence is the page's own.  Confidence is low by intention, since nobody has measured your model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from waqai.model import EVENT_TYPES, STATUSES, Event, EventType, Quote, Span, Status
from waqai.readers.page_side import PageSide, Sides
from waqai.readers.question import modes
from waqai.readers.taking import Row
from waqai.text.words import words_of

LONGEST_TRIGGER, LONGEST_OBJECT = 6, 14
"""Words; more name a whole sentence."""
LEAST, A_SIDE = 0.4, 0.1
"""Confidence of an event that only the model read, and what each side adds that its sentence names; set by hand."""
ABLE = frozenset(("person", "state", "organisation", "place", "facility", "other"))
ROLES = ("actor", "recipient", "place")


class Act(NamedTuple):
    """What the page bears out of an event: its kind, its words, its sides."""

    row: Row
    kind: EventType
    status: Status
    trigger: Span
    sentence: Span
    roles: Mapping[str, Sides]


def events_of(rows: Sequence[Row], quotes: Sequence[Quote], side: PageSide) -> Iterator[Event]:
    """The events that stand, a trigger once a type."""
    seen: set[tuple[str, Span]] = set()
    for row in rows:
        act = _act(row, side, seen)
        if act is not None:
            seen.add((act.kind, act.trigger))
            yield _event(act, quotes, side)


def _act(row: Row, side: PageSide, seen: set[tuple[str, Span]]) -> Act | None:
    kind, status = row.one_of("type", EVENT_TYPES), row.one_of("status", STATUSES)
    if kind is None or status is None:
        side.tally.drop("unknown type or status")
        return None
    trigger = _trigger(row, side, {span for of, span in seen if of == kind})
    sentence = side.doc.sentence_at(trigger.start) if trigger else None
    if trigger is None or sentence is None:
        return None
    roles = {role: _sides(row.texts(role), sentence.span, side) for role in ROLES}
    if not any(found.ids for found in roles.values()):
        side.tally.drop("no side or place on the page")
        return None
    return Act(row, cast(EventType, kind), cast(Status, status), trigger, sentence.span, roles)


def _trigger(row: Row, side: PageSide, taken: set[Span]) -> Span | None:
    """Where the trigger stands in the piece that it is said to stand in, and no other event of the type has it."""
    places = side.locator.find(row.text("sentence"))
    short = len(words_of(row.text("trigger")[: LONGEST_TRIGGER * 40])) <= LONGEST_TRIGGER
    found = [span for place in places for span in side.locator.find(row.text("trigger"), place) if short]
    free = [span for span in found if span not in taken]
    if free:
        return free[0]
    side.tally.drop("repeated" if found else "trigger not in its sentence" if places else "sentence not on the page")
    return None


def _sides(ids: Sequence[str], sentence: Span, side: PageSide) -> Sides:
    """The entities that can be sides, and where the sentence names each first."""
    types = {entity.id: entity.type for entity in side.cast.entities}
    able = [one for one in side.known(ids, "side not on the page") if types[one] in ABLE]
    return Sides(tuple(able), tuple(span for one in able for span in side.cast.named(one, sentence)[:1]))


def _event(act: Act, quotes: Sequence[Quote], side: PageSide) -> Event:
    actor, recipient, place = (act.roles[role].ids for role in ROLES)
    time = _time(act, side)
    spans = {role: found.spans for role, found in act.roles.items() if found.spans}
    said_by, said_by_span = _source(act.row, side)
    quote = _around(quotes, act.trigger)
    return Event(
        id="",
        type=act.kind,
        mode=act.row.one_of("mode", modes()[act.kind]),
        trigger=act.trigger,
        sentence=act.sentence,
        actor=actor,
        recipient=tuple(one for one in recipient if one not in actor),
        place=place,
        time=time[0] if time else None,
        spans=spans | ({"time": (time[1],)} if time else {}),
        quantities=_quantities(act, side),
        object=_object(act, side),
        status=act.status,
        status_span=side.locator.first(act.row.text("status_words"), act.sentence),
        said_by=said_by,
        said_by_span=said_by_span,
        quote=quote.id if quote else None,
        confidence=round(LEAST + A_SIDE * len(spans.keys() & {"actor", "recipient"}), 2),
        rule=side.rule,
    )


def _time(act: Act, side: PageSide) -> tuple[str, Span] | None:
    """The value that the rules read at the words which the model quotes as the event's time."""
    words = act.row.text("time")
    if not words:
        return None
    span = side.locator.first(words, act.sentence)
    for time in side.rules.times:
        if span and time.value and time.kind in ("date", "time") and _overlap(span, time.span):
            return time.value, time.span
    side.tally.drop("time not read on the page")
    return None


def _quantities(act: Act, side: PageSide) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for words in act.row.texts("quantities"):
        span = side.locator.first(words, act.sentence)
        here = [q.id for q in side.rules.quantities if span and _overlap(span, q.span)]
        side.tally.drop("quantity not read on the page", not here)
        found |= dict.fromkeys(here)
    return tuple(found)


def _object(act: Act, side: PageSide) -> str | None:
    words = act.row.text("object")
    span = side.locator.first(words, act.sentence)
    side.tally.drop("object not on the page", bool(words) and span is None)
    short = span is not None and len(words_of(words[: LONGEST_OBJECT * 40])) <= LONGEST_OBJECT
    return side.written(span) if span and short else None


def _source(row: Row, side: PageSide) -> tuple[tuple[str, ...], Span | None]:
    """On whose word, where the reporting words are on the page too."""
    said_by = side.known(row.texts("said_by"), "source not on the page")
    span = side.locator.first(row.text("said_by_words"))
    if said_by and span is None:
        side.tally.drop("reporting words not on the page")
        return (), None
    return said_by, span if said_by else None


def _around(quotes: Sequence[Quote], trigger: Span) -> Quote | None:
    """The shortest of the model's quotations that holds the trigger."""
    holding = [q for q in quotes if q.span.start <= trigger.start and trigger.end <= q.span.end]
    return min(holding, key=lambda q: q.span.end - q.span.start, default=None)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
