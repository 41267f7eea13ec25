"""The evidence of one event in lines: its parts, the words that each was read from, and the readings that lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waqai.extract.explaining import Outlook, Side, Weighed, outlook, weigh
from waqai.extract.seen_acts import is_of_tagger
from waqai.extract.tags import TYPES
from waqai.heavy import Review, Suggested
from waqai.model import Event, Page, Reading, Span

CARRIED = "carried over: its clause does not name it"
WORTH_TELLING = 0.1
"""How likely somebody must have been a side to be told among those who lost."""


class Line(NamedTuple):
    """One part of an event: what was read, from which words, and on what ground."""

    event: str
    part: str
    value: str
    words: str | None = None
    span: Span | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An event in its reading; `review` is what a model said of it, `suggested` what the tagger `tagger` said of the
    article's words."""

    page: Page
    reading: Reading
    event: Event
    review: Review | None = None
    suggested: Suggested | None = None
    tagger: str = ""

    @property
    def by_model(self) -> bool:
        """Whether a language model made the event."""
        return self.event.rule.startswith("llm:")


def lines_of(case: Case) -> list[Line]:
    """All that is to say of one event, in the order in which one asks."""
    asked = case.page.text, case.reading.article, case.event.trigger, case.suggested
    weighed, seen = weigh(*asked), None if case.by_model else outlook(*asked)
    return [
        _trigger(case, weighed),
        *(line for role in ("actor", "recipient", "place") for line in _side(case, role)),
        _status(case, weighed),
        *_source(case),
        *_rest(case),
        _confidence(case, seen),
        *_lost(case, weighed),
        *_lost_sides(case, seen),
    ]


def _line(case: Case, part: str, value: str, span: Span | None = None, why: str | None = None) -> Line:
    words = " ".join(case.page.text[span.start : span.end].split()) if span else None
    return Line(case.event.id, part, value, words, span, why)


def _trigger(case: Case, weighed: Sequence[Weighed]) -> Line:
    event = case.event
    taken = _taken(case, weighed)
    if case.by_model:
        why = f"language model {event.rule.removeprefix('llm:')}; its words were found on the page"
    else:
        frame, _, lemma = event.rule.partition(":")
        own = f"rules: frame {frame}, {lemma}" + (f", {taken.form}" if taken else "")
        why = "; ".join(filter(None, ("" if is_of_tagger(event.rule) else own, _act_seen(case))))
    return _line(case, "act", f"{event.type} {event.mode or ''}".strip(), event.trigger, why)


def _act_seen(case: Case) -> str:
    """What the tagger said of these words as an act."""
    acts = (case.suggested.acts if case.suggested else None) or ()
    start = case.event.trigger.start
    said = max((one for one in acts if one.at <= start), key=lambda one: one.at, default=None)
    if said is None or any(letter.isspace() for letter in case.page.text[said.at : start]):
        return ""
    return f"the tagger {case.tagger} takes it for {said.type}, {said.score:.2f} sure"


def _taken(case: Case, weighed: Sequence[Weighed]) -> Weighed | None:
    return next((one for one in weighed if not one.why and one.rule == case.event.rule), None)


def _side(case: Case, role: str) -> Iterator[Line]:
    """Each entity of a role with the words that name it there; what no mention covers goes in order of place."""
    spans = list(case.event.spans.get(role, ()))
    names = {entity.id: entity.name_ar for entity in case.reading.entities}
    ids: tuple[str, ...] = getattr(case.event, role)
    own = {one: _own(case, one, spans) for one in ids}
    rest = [span for span in spans if span not in own.values()]
    for one in ids:
        span = own[one] or (rest.pop(0) if rest else None)
        yield _line(case, role, f"{names.get(one, one)} ({one})", span, _seen(case, one, span) if span else CARRIED)


def _seen(case: Case, entity: str, span: Span) -> str | None:
    """What the tagger said of these words, of somebody or something that no list holds."""
    listed = any(one.id == entity and one.wikidata for one in case.reading.entities)
    seen = (one for one in (case.suggested.names if case.suggested else ()) if one.type in TYPES and not listed)
    said = next((one for one in seen if one.end == span.end), None)
    return f"seen by the tagger {case.tagger} as {said.type}, {said.score:.2f} sure" if said else None


def _own(case: Case, entity: str, spans: Sequence[Span]) -> Span | None:
    """The span in which the entity is mentioned."""
    mentions = [m.span for m in case.reading.mentions if m.entity == entity]
    return next((s for s in spans if any(m.start < s.end and s.start < m.end for m in mentions)), None)


def _status(case: Case, weighed: Sequence[Weighed]) -> Line:
    event, taken = case.event, _taken(case, weighed)
    if event.status_span:
        return _line(case, "status", event.status, event.status_span, "the words that say so")
    ground = "as the model has it" if case.by_model else f"no cue; {taken.form if taken else 'form'}, and its frame"
    return _line(case, "status", event.status, None, ground)


def _source(case: Case) -> Iterator[Line]:
    """On whose word; who speaks in the act itself needs no other source."""
    names = {entity.id: entity.name_ar for entity in case.reading.entities}
    for one in case.event.said_by:
        yield _line(case, "said by", f"{names.get(one, one)} ({one})", case.event.said_by_span)
    if not case.event.said_by:
        yield _line(case, "said by", "the article itself", None, "no source around it, or the act is its own speech")
    for quote in case.reading.quotes:
        if quote.id == case.event.quote:
            manner = "direct" if quote.direct else "reported"
            yield _line(case, "quotation", f"{quote.id}, {manner}", quote.span, quote.rule)


def _rest(case: Case) -> Iterator[Line]:
    """Time, amounts, object."""
    event = case.event
    if event.time:
        yield _line(case, "time", event.time, next(iter(event.spans.get("time", ())), None))
    for quantity in case.reading.quantities:
        if quantity.id in event.quantities:
            yield _line(case, "quantity", f"{quantity.value:.15g} {quantity.unit}", quantity.span, quantity.rule)
    if event.object:
        yield Line(event.id, "object", event.object)


def _confidence(case: Case, seen: Outlook | None) -> Line:
    review = case.review
    told = [f"{review.verdict} by the language model{review.why and f' ({review.why})'}"] if review else []
    if seen is not None:
        told += [f"an act {seen.act:.2f}", *(_chance(side) for side in seen.sides if _is_told(case, side))]
    return _line(case, "confidence", f"{case.event.confidence:g}", None, "; ".join(told) or None)


def _chance(side: Side) -> str:
    return f"{side.name} its {side.role} {side.chance:.2f}"


def _is_told(case: Case, side: Side) -> bool:
    told: tuple[str, ...] = getattr(case.event, side.role)
    return side.entity in told


def _lost_sides(case: Case, seen: Outlook | None) -> Iterator[Line]:
    """Who else was looked at for a side, where that was at all likely."""
    for side in seen.sides if seen else ():
        if side.chance >= WORTH_TELLING and not _is_told(case, side):
            yield _line(case, "lost", f"{side.role}: {side.name} ({side.entity})", None, f"likely by {side.chance:.2f}")


def _lost(case: Case, weighed: Sequence[Weighed]) -> Iterator[Line]:
    """The other readings of the words, each frame once; of a model's event, all that the rules know of them."""
    taken = _taken(case, weighed)
    seen = {taken.rule} if taken else set()
    for one in weighed:
        if one.rule not in seen:
            seen.add(one.rule)
            value = f"{one.type} {one.mode or ''}".strip() + f" ({one.rule}, {one.form})"
            yield _line(case, "lost", value, one.span, one.why or "the rules read it so")
    if not weighed:
        yield _line(case, "lost", "nothing", None, "no frame of the rules knows these words")
