"""Findings as lines for people: what was found and why, then both sides with the words, file and offsets."""

from __future__ import annotations

from waqai.model import Span
from waqai.present.listings import place
from waqai.present.screen import Screen, around
from waqai.record.found import FindingRow, SideRow

_LONGEST = 300


def show_findings(screen: Screen, row: FindingRow) -> None:
    """One finding: its kind and ground; below, each side."""
    screen.line((row.kind, "bold"), f"  {screen.name(row.about)}", (f"  score {row.score:.2f}{_severity(row)}", "dim"))
    screen.note(_became(row), row.because, _sources(row))
    for side in row.sides:
        _show_side(screen, side)


def show_stories(screen: Screen, row: FindingRow) -> None:
    """One story: the headline that stands for all, then the articles."""
    screen.line((screen.name(row.about), "bold"))
    screen.note(_sources(row), f"score {row.score:.2f}")
    for side in row.sides:
        screen.note(side.published or "no date", screen.name(side.outlet), screen.name(side.value))


def _show_side(screen: Screen, side: SideRow) -> None:
    text, _ = around(side.text, Span(0, 0), _LONGEST)
    screen.passage(text)
    said = screen.names(one.name_ar for one in side.said_by)
    screen.note(
        side.value and f"value {screen.name(side.value)}",
        said and f"said by {said}",
        place(side.source, side.span),
        screen.name(side.outlet),
        side.published and f"published {side.published}",
    )


def _severity(row: FindingRow) -> str:
    return "" if row.severity is None else f", severity {row.severity:.2f}"


def _became(row: FindingRow) -> str:
    """What became of a plan, and in how many days."""
    if row.kind != "outcome":
        return ""
    days = f" after {row.days} day{'' if row.days == 1 else 's'}" if row.days is not None else ""
    return f"{row.before} → {row.after}{days}"


def _sources(row: FindingRow) -> str:
    articles = f"{row.articles} article{'' if row.articles == 1 else 's'}"
    return f"{articles}, {row.independent} independent"
