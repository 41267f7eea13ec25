"""What the record answers about findings: rows as the JSON form of a finding wants them.

A finding is `{"kind", "about", "score", "because", "sides": [...]}`, each side with its source, span and exact words;
an outcome adds `from`, `to` and `days`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from waqai.findings import DISAGREEMENTS
from waqai.form import as_json
from waqai.model import Span
from waqai.record.answers import Named

KINDS: dict[str, tuple[str, ...]] = {
    "copies": ("copy",),
    "stories": ("story",),
    "occurrences": ("occurrence",),
    "disagreements": DISAGREEMENTS,
    "outcomes": ("outcome",),
}


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted; what is None does not filter.

    `kinds` are kinds of finding, `actor` somebody mentioned in a passage, `source` a piece of a page's path, `least`
    the least score, `independent` how many sources of their own it must have, `after` what became of it (outcomes)."""

    kinds: tuple[str, ...] = ()
    actor: str | None = None
    source: str | None = None
    outlet: str | None = None
    first: str | None = None
    last: str | None = None
    least: float | None = None
    independent: int | None = None
    after: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class SideRow:
    """One passage of a finding, with the exact words."""

    source: str
    article: str
    span: Span
    text: str
    value: str | None
    said_by: tuple[Named, ...]
    published: str | None
    outlet: str | None
    event: str | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with its passages; `before`, `after`, `days` tell an outcome."""

    id: str
    kind: str
    about: str
    score: float
    because: str
    severity: float | None
    articles: int
    independent: int
    before: str | None
    after: str | None
    days: int | None
    part_of: str | None
    first_day: str | None
    last_day: str | None
    sides: tuple[SideRow, ...]


def plain_finding(row: FindingRow) -> dict[str, Any]:
    """The finding in its JSON form: `from` and `to` are no names that Python would take for fields."""
    told = as_json(row)
    del told["first_day"], told["last_day"]
    before, after = told.pop("before"), told.pop("after")
    if row.kind == "outcome":
        told |= {"from": before, "to": after}
    for name in ("severity", "part_of", "days"):
        if told[name] is None and not (name == "days" and row.kind == "outcome"):
            del told[name]
    return {name: value for name, value in told.items() if name != "sides"} | {"sides": told["sides"]}


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage with its finding, as a table without nesting has them."""

    finding: str
    kind: str
    about: str
    score: float
    because: str
    severity: float | None
    articles: int
    independent: int
    before: str | None
    after: str | None
    days: int | None
    side: int
    source: str
    article: str
    span: Span
    text: str
    value: str | None
    said_by: tuple[Named, ...]
    published: str | None
    outlet: str | None
    event: str | None


def passage_lines(row: FindingRow) -> list[PassageLine]:
    """The passages of a finding, each in a row of its own."""
    head = (row.id, row.kind, row.about, row.score, row.because, row.severity, row.articles, row.independent,
            row.before, row.after, row.days)  # fmt: skip
    return [
        PassageLine(*head, n, s.source, s.article, s.span, s.text, s.value, s.said_by, s.published, s.outlet, s.event)
        for n, s in enumerate(row.sides, 1)
    ]
