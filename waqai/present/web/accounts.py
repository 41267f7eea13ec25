"""Findings as people read them: a disagreement as a question with accounts, an outcome as steps.

Our own wording is structured (who, what, to whom); sentences are the articles'.  Nothing here says who is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waqai.findings import DISAGREEMENTS
from waqai.model import Span
from waqai.present.web.asking import Ask
from waqai.present.web.rendering import act_name
from waqai.present.web.spans import Mark, plainly
from waqai.record.found import FindingRow, SideRow
from waqai.record.shown import EntityLine, EventRow, Figure, Measure, Partner, PlaceLine, Who

_FIGURE = re.compile(r"(?:(?P<sign>[≥≤~]) )?(?P<value>-?[\d.e+]+)(?:–(?P<upper>-?[\d.e+]+))? (?P<unit>.+)")
_BOUNDS = {"≥": "at_least", "≤": "at_most", "~": "about"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a finding: its event, where it has one, and the marks on its words."""

    side: SideRow
    event: EventRow | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says: a value, and the passages that give it."""

    value: str
    sides: tuple[SideRow, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement as a page shows it.  `agreed` is what the sides have in common, in words."""

    id: str
    kind: str
    question: str
    accounts: tuple[Account, ...]
    finding: FindingRow
    event: EventRow | None
    agreed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan as a page shows it; the first step is the plan."""

    id: str
    before: str
    after: str
    heading: str
    finding: FindingRow
    event: EventRow | None
    steps: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What passages are shown with: the events of all, and the figures of those that have no event."""

    events: Mapping[tuple[str, str], EventRow]
    figures: Mapping[str, Sequence[Figure]]


def known_of(ask: Ask, findings: Sequence[FindingRow]) -> Known:
    """What the passages of some findings are shown with, asked for at once."""
    sides = [(finding.kind, side) for finding in findings for side in finding.sides]
    bare = {side.article for kind, side in sides if kind == "date" or (not side.event and kind in ("number", "unit"))}
    events = ask.browser.events_at([(side.article, side.event) for _, side in sides if side.event])
    return Known(events, ask.browser.figures_of(sorted(bare)))


def account_of(ask: Ask, finding: FindingRow, known: Known | None = None) -> Dispute:
    """A disagreement with its accounts: one for each value that is told."""
    known = known_of(ask, [finding]) if known is None else known
    values: dict[str, list[SideRow]] = {}
    for side in finding.sides:
        values.setdefault(side.value or "", []).append(side)
    accounts = tuple(
        Account(
            value_in_words(ask, finding.kind, value),
            tuple(sides),
            tuple(passage_of(side, known, finding.kind) for side in sides),
        )
        for value, sides in values.items()
    )
    events = [p.event for account in accounts for p in account.passages if p.event]
    event = events[0] if events else None
    return Dispute(
        finding.id,
        finding.kind,
        question_of(ask, finding, event),
        accounts,
        finding,
        event,
        _agreed(ask, finding, events),
    )


def value_in_words(ask: Ask, kind: str, value: str) -> str:
    """What a side says, in the reader's language: `≥ 190 person`, `2025-10-05`, `denied`, a place's name."""
    if kind in ("number", "unit"):
        figure = _FIGURE.fullmatch(value)
        if figure is None:
            return plainly(value)
        upper = float(figure["upper"]) if figure["upper"] else None
        bound = _BOUNDS.get(figure["sign"] or "", "range" if upper is not None else "exact")
        return ask.voice.amount(float(figure["value"]), upper, figure["unit"], bound)
    if kind == "date":
        return ask.voice.date(value)
    if kind == "yes-no":
        return ask.voice.t("account.denies" if value == "denied" else "account.affirms")
    return plainly(value)


def question_of(ask: Ask, finding: FindingRow, event: EventRow | None) -> str:
    """The question to which the sides give different answers."""
    what = heading_of(ask, event) if event else plainly(finding.sides[0].text if finding.sides else finding.about, 90)
    key = f"question.{finding.kind}" if event else f"question.{finding.kind}_of_words"
    return ask.voice.t(key if ask.voice.has(key) else "question.other", what=what)


def heading_of(ask: Ask, event: EventRow) -> str:
    """An event in a few words: the act, who and whom."""
    act = act_of(ask, event)
    sides = [
        ask.voice.t("list.comma").join(plain_name(ask, one) for one in side[:3])
        for side in (event.actors, event.recipients)
    ]
    key = "heading.both" if all(sides) else "heading.one" if any(sides) else "heading.act"
    # No isolates: these words are ours and the names', and stand inside other sentences.
    pieces = ask.voice.segments(key, act=act, one=sides[0] or sides[1], two=sides[1])
    told = "".join(text for text, _ in pieces)
    return told[:1].upper() + told[1:]


def act_of(ask: Ask, event: EventRow) -> str:
    """What was done, in the reader's words."""
    return act_name(ask.voice, event)


def plain_name(ask: Ask, who: Who | EntityLine | PlaceLine | Partner) -> str:
    """A name in the reader's language where it is known."""
    return plainly(who.name_en if ask.voice.language == "en" and who.name_en else who.name_ar, 80)


def passage_of(side: SideRow, known: Known, kind: str) -> Passage:
    """A passage with what differs in it marked."""
    event = known.events.get((side.article, side.event)) if side.event else None
    return Passage(side, event, tuple(_marks(side, event, known.figures.get(side.article, ()), kind)))


def _marks(side: SideRow, event: EventRow | None, figures: Sequence[Figure], kind: str) -> list[Mark]:
    marks: list[Mark] = []
    if event and kind in ("number", "unit"):
        marks = [Mark(a.span, "m-differs") for a in event.amounts if _is_told(a, side.value or "")]
    elif kind in ("number", "unit", "date"):
        marks = [Mark(span, "m-differs") for span in _figures_in(side, figures, kind)]
    elif event and kind == "yes-no":
        marks = [Mark(event.cue if event.cue and event.status == "denied" else event.trigger, "m-differs")]
    elif kind == "place":
        marks = [Mark(span, "m-differs") for span in _words_in(side, side.value or "")]
    return marks or ([Mark(event.trigger, "m-differs")] if event and kind in DISAGREEMENTS else [])


def _is_told(amount: Measure, value: str) -> bool:
    figure = _FIGURE.fullmatch(value)
    return figure is not None and figure["unit"] == amount.unit and float(figure["value"]) == amount.value


def _figures_in(side: SideRow, figures: Sequence[Figure], kind: str) -> list[Span]:
    """Where a passage has the figure or the day that is compared."""
    inside = [one for one in figures if side.span.start <= one.start and one.end <= side.span.end and one.value]
    if kind == "date":
        day = (side.value or " ")[:10]
        return [Span(one.start, one.end) for one in inside if one.layer == "time" and str(one.value).startswith(day)]
    told = _FIGURE.fullmatch(side.value or "")
    return [
        Span(one.start, one.end)
        for one in inside
        if told and one.layer == "amount" and one.unit == told["unit"] and float(one.value or 0) == float(told["value"])
    ]


def _words_in(side: SideRow, value: str) -> list[Span]:
    found = []
    for name in value.split("، "):
        at = side.text.find(name) if name else -1
        if at >= 0:
            found.append(Span(side.span.start + at, side.span.start + at + len(name)))
    return found


def _agreed(ask: Ask, finding: FindingRow, events: Sequence[EventRow]) -> tuple[tuple[str, str], ...]:
    """What all sides say alike."""
    if not events or len(events) < len(finding.sides):
        return ()
    voice, found = ask.voice, []
    for label, part in (("agreed.actors", "actors"), ("agreed.recipients", "recipients"), ("agreed.places", "places")):
        keys = set.intersection(*({who.key for who in getattr(event, part)} for event in events))
        if keys and not (part == "places" and finding.kind == "place"):
            names = [plain_name(ask, who) for who in getattr(events[0], part) if who.key in keys]
            found.append((voice.t(label), voice.t("list.comma").join(names)))
    if len({(event.type, event.mode) for event in events}) == 1:
        first = events[0]
        found.append((voice.t("agreed.act"), voice.act(first.type, first.mode)))
    if len({event.date for event in events}) == 1 and events[0].date and finding.kind != "date":
        found.append((voice.t("agreed.date"), voice.date(events[0].date)))
    return tuple(found)


def outcome_of(ask: Ask, finding: FindingRow, known: Known | None = None) -> Outcome:
    """An outcome with its steps."""
    known = known_of(ask, [finding]) if known is None else known
    steps = tuple(passage_of(side, known, "outcome") for side in finding.sides)
    event = next((step.event for step in steps if step.event), None)
    heading = heading_of(ask, event) if event else plainly(finding.sides[0].text, 90)
    return Outcome(finding.id, finding.before or "planned", finding.after or "open", heading, finding, event, steps)
