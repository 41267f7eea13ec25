"""The record's answers as lines for people: each item with the words, file and offsets that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from waqai.model import Span
from waqai.present.screen import Screen, around
from waqai.present.writing import amount_text
from waqai.record.answers import ActorAnswer, Count, Hit, Named, QuoteRow, RelationRow, Summary, TimelineRow

_LONGEST = 400
_WIDTHS = 12, 11, 20
_STATUS_STYLES = {
    "occurred": "bold",
    "ongoing": "green",
    "planned": "blue",
    "possible": "yellow",
    "conditional": "magenta",
    "denied": "red",
}


def show_events(screen: Screen, rows: Iterable[TimelineRow]) -> None:
    """Events: date, status, act, who and whom; below, the words."""
    screen.line((f"{''.join(_columns('date', 'status', 'act'))}who → whom", "dim"))
    for row in rows:
        _show_event(screen, row)


def _show_event(screen: Screen, row: TimelineRow) -> None:
    who = " → ".join(filter(None, (_names(screen, row.actors), _names(screen, row.recipients))))
    day, status, act = _columns(_day(row), row.status, f"{row.type} {row.mode or ''}")
    screen.line(day, (status, _STATUS_STYLES.get(row.status, "")), act, who)
    screen.note(
        _after("at", _names(screen, row.places)),
        ", ".join(map(amount_text, row.quantities)),
        _after("said by", _names(screen, row.said_by)),
    )
    within = Span(row.trigger.start - row.sentence.start, row.trigger.end - row.sentence.start)
    text, trigger = around(row.text, within, _LONGEST)
    screen.passage(text, [trigger])
    screen.note(place(row.source, row.trigger), screen.name(row.outlet), _published(row))


def _columns(*texts: str) -> list[str]:
    """Texts padded to the widths of their columns; a longer one still ends in a space."""
    return [f"{text:<{width}} " for text, width in zip(texts, _WIDTHS, strict=True)]


def _day(row: TimelineRow) -> str:
    """The day that the article gives; in brackets the day of the article itself, where it gives none."""
    return row.date or (f"({row.sort_day})" if row.sort_day else "?")


def _published(row: TimelineRow | QuoteRow | Hit) -> str | None:
    if row.published is None:
        return None
    return f"published {row.published}" + (" (inferred)" if row.published_basis == "inferred" else "")


def _names(screen: Screen, named: Sequence[Named]) -> str:
    return screen.names(one.name_ar for one in named)


def _after(word: str, text: str) -> str:
    return f"{word} {text}" if text else ""


def place(source: str, span: Span) -> str:
    """Where something stands: its page's file and its offsets there.

    >>> place("pages/sanaa.txt", Span(120, 131))
    'sanaa.txt:120-131'
    """
    return f"{PurePath(source).name}:{span.start}-{span.end}"


def show_quotes(screen: Screen, rows: Iterable[QuoteRow]) -> None:
    """Quotations: who, how; below, the words."""
    for row in rows:
        who = screen.name(row.speaker.name_ar) if row.speaker else "(speaker not named)"
        manner = "direct" if row.direct else "reported"
        screen.line((who, "bold"), f"  {manner}", _after("  via", screen.name(row.via)))
        screen.passage(row.text)
        screen.note(place(row.source, row.span), screen.name(row.outlet), _published(row))


def show_hits(screen: Screen, rows: Iterable[Hit]) -> None:
    """Articles that a search found, best first, with the best piece of each."""
    for row in rows:
        screen.line((screen.name(row.title) or row.source, "bold"))
        at = row.snippet.start
        inside = [s for s in row.spans if row.snippet.start <= s.start and s.end <= row.snippet.end]
        screen.passage(row.text, [Span(s.start - at, s.end - at) for s in inside])
        screen.note(place(row.source, row.snippet), screen.name(row.outlet), _published(row), f"score {row.score:.2f}")


def show_actor(screen: Screen, answer: ActorAnswer) -> None:
    """One actor: who it is, then its deeds, what was done to it, its words and its standing facts."""
    _show_identity(screen, answer)
    for heading, rows in (("As actor", answer.as_actor), ("As recipient", answer.as_recipient)):
        if len(rows):
            screen.title(f"{heading} ({len(rows)})")
            show_events(screen, rows)
    if len(answer.quotes):
        screen.title(f"Quotations ({len(answer.quotes)})")
        show_quotes(screen, answer.quotes)
    if len(answer.relations):
        screen.title(f"Standing facts ({len(answer.relations)})")
        show_relations(screen, answer.relations)


def _show_identity(screen: Screen, answer: ActorAnswer) -> None:
    who = answer.entity
    english = f" {who.name_en}" if who.name_en else ""
    screen.line((screen.name(who.name_ar), "bold"), f"{english} ({who.key}, {who.type})")
    screen.line(f"{who.mentions} mentions in {who.articles} articles")
    for heading, counts in (("names", answer.names), ("acts", answer.types), ("with", answer.partners)):
        if counts:
            screen.line(f"{heading}: {_counts(screen, counts)}")


def _counts(screen: Screen, counts: Sequence[Count]) -> str:
    return ", ".join(f"{screen.name(c.value)} {c.count}" for c in counts)


def show_relations(screen: Screen, rows: Iterable[RelationRow]) -> None:
    """Standing facts: the two ends, since when or for when; below, the words."""
    for row in rows:
        ends = screen.name(row.subject.name_ar), screen.name(row.object.name_ar)
        standing = row.standing if row.standing != "current" else _after("as of", row.as_of or "")
        screen.line(f"{ends[0]} {row.relation} {ends[1]}", f"  {standing}" if standing else "")
        screen.passage(row.text)
        screen.note(
            amount_text(row.amount) if row.amount else "",
            _after("said by", _names(screen, row.said_by)),
            place(row.source, row.span),
        )


def show_summary(screen: Screen, summary: Summary) -> None:
    """How much a record holds, in one line."""
    span = f", published {summary.first_published} to {summary.last_published}" if summary.first_published else ""
    screen.line(
        f"{summary.articles} articles in {summary.pages} pages{span}: {summary.entities} entities, "
        f"{summary.events} events, {summary.quotes} quotations; {summary.problems} pages passed over"
    )
