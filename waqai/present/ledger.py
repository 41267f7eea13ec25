"""The ledger of two sides as lines for people, JSON Lines and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from waqai.form import as_json
from waqai.model import Span
from waqai.present import writing
from waqai.present.listings import place
from waqai.present.options import Direction, Format
from waqai.present.running import tell
from waqai.present.screen import Screen, around
from waqai.reconcile.ledger import Entry, index

_LONGEST = 240
METHOD = (
    "sums of PLOVER intensities of what was done, one an occurrence; a month with more articles has more, and the size "
    "of an act counts for nothing"
)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One mention of one entry, as a table without nesting has them."""

    entry: str
    day: str | None
    way: str
    what: str
    type: str
    mode: str | None
    status: str
    amounts: tuple[str, ...]
    intensity: float
    source: str
    article: str
    event: str
    span: Span
    text: str
    said_by: tuple[str, ...]
    outlet: str | None
    published: str | None


def give(entries: Sequence[Entry], sides: tuple[str, str], form: Format, direction: Direction) -> None:
    """The ledger in the form asked for: entries, then the index by month (not in CSV)."""
    if form == "json":
        writing.write_json_lines(_plain(entry, sides) for entry in entries)
        writing.write_json_lines({"kind": "index", **as_json(month), "method": METHOD} for month in index(entries))
    elif form == "csv":
        writing.write_csv(LedgerLine, [line for entry in entries for line in _lines(entry)])
    else:
        _show(Screen.of(direction), entries, sides)


def _plain(entry: Entry, ends: tuple[str, str]) -> dict[str, Any]:
    """The entry in the form of a finding, with what is the ledger's own beside it."""
    told = {name: value for name, value in as_json(entry).items() if name not in ("mentions", "id")}
    because = f"{len(entry.mentions)} mention{'' if len(entry.mentions) == 1 else 's'} of one event between the two"
    sides = [
        {
            "source": m.source, "article": m.article, "span": list(m.span), "text": m.text,
            "value": ", ".join(m.amounts) or m.status, "said_by": list(m.said_by), "published": m.published,
            "outlet": m.outlet, "event": m.event,
        }
        for m in entry.mentions
    ]  # fmt: skip
    about = f"{ends[0]} {entry.way} {ends[1]}: {entry.what}"
    return {"id": entry.id, "kind": "ledger", "about": about, "score": 1.0, "because": because, **told, "sides": sides}


def _lines(entry: Entry) -> list[LedgerLine]:
    head = (entry.id, entry.day, entry.way, entry.what, entry.type, entry.mode, entry.status, entry.amounts,
            entry.intensity)  # fmt: skip
    return [
        LedgerLine(*head, m.source, m.article, m.event, m.span, m.text, m.said_by, m.outlet, m.published)
        for m in entry.mentions
    ]


def _show(screen: Screen, entries: Sequence[Entry], sides: tuple[str, str]) -> None:
    for entry in entries:
        ends = f"{screen.name(sides[0])} {entry.way} {screen.name(sides[1])}"
        act = f"{entry.type} {entry.mode or ''}".strip()
        screen.line(f"{entry.day or '?':<11} ", (f"{entry.what:<7} ", "bold"), f"{ends}  {act}, {entry.status}")
        first = entry.mentions[0]
        text, _ = around(first.text, Span(0, 0), _LONGEST)
        screen.passage(text)
        count = f"told {len(entry.mentions)} times" if len(entry.mentions) > 1 else ""
        screen.note(
            ", ".join(map(screen.name, entry.amounts)),
            count,
            place(first.source, first.span),
            screen.name(first.outlet),
        )
    months = index(entries)
    for month in months:
        screen.line(
            f"{month.month}  cooperation {month.cooperation:+.1f}  conflict {month.conflict:+.1f}  "
            f"mean {month.mean:+.2f}  ({month.entries} done)"
        )
    if months:
        screen.note(METHOD)
    tell(f"{len(entries)} entr{'y' if len(entries) == 1 else 'ies'}")
