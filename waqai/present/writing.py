"""Listings for programs: JSON Lines and CSV, from the rows that the record answers with.

A CSV cell holds one plain value, so nested parts get columns of their own: somebody becomes a name and a key, a span
a start and an end; several values in one cell are parted by ` | `.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import json
import re
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from typing import IO, Any, Union

from waqai.form import as_json
from waqai.model import Span
from waqai.record.answers import ActorAnswer, Amount, Answer, Named, TimelineRow
from waqai.record.shown import Act, Measure, Telling, Who

BETWEEN = " | "
# What begins a formula in a spreadsheet (OWASP, "CSV injection"): line ends, too, and the wide forms of East Asia.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NAMED = (Named, Who)


def write_json_lines(items: Iterable[Any], stream: IO[str] | None = None) -> None:
    """Each noun, or dict of them, as one line of JSON."""
    out = stream or sys.stdout
    for item in items:
        out.write(json.dumps(as_json(item), ensure_ascii=False) + "\n")


def write_csv(kind: type, rows: Iterable[Any], stream: IO[str] | None = None) -> None:
    """Rows of one kind as CSV; the header comes even where no row does."""
    writer = csv.writer(stream or sys.stdout, lineterminator="\n")
    columns = _columns(kind)
    writer.writerow([name for field, hint in columns for name in _names(field, hint)])
    for row in rows:
        writer.writerow([harmless(cell) for field, hint in columns for cell in _cells(getattr(row, field), hint)])


def harmless(cell: Any) -> Any:
    """The cell as a spreadsheet may open it: text that it would take for a formula begins with an apostrophe.

    Page texts are anybody's: `=HYPERLINK(...)` in a headline must not run on an analyst's desk.  Numbers stay.  A
    carriage return becomes a line end: readers of CSV part rows at both, but only the one is quoted by the writer.

    >>> harmless("=1+2"), harmless("- وقال"), harmless("-3.5"), harmless("مرحبا"), harmless("a\\rb")
    ("'=1+2", "'- وقال", '-3.5', 'مرحبا', 'a\\nb')
    """
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if cell[:1] not in _FORMULA or not cell:
        return cell
    return cell if _NUMBER.fullmatch(cell) else f"'{cell}"


@functools.cache
def _columns(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field, _bare(hint)) for field, hint in typing.get_type_hints(kind).items())


def _bare(hint: Any) -> Any:
    """What a field holds: without its None, and for a tuple of like things that thing."""
    if typing.get_origin(hint) in (types.UnionType, Union):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint


def _names(field: str, hint: Any) -> Iterator[str]:
    if hint in _NAMED:
        return iter((field, f"{field}_key"))
    return iter((f"{field}_start", f"{field}_end") if hint is Span else (field,))


def _cells(value: Any, hint: Any) -> Iterator[str]:
    values = list(value) if isinstance(value, tuple) and not isinstance(value, Span) else [value]
    values = [v for v in values if v is not None]
    if hint in _NAMED:
        return iter((_join(v.name_ar for v in values), _join(v.key for v in values)))
    if hint is Span:
        return iter((_join(v[0] for v in values), _join(v[1] for v in values)))
    return iter((_join(map(_cell, values)),))


def _cell(value: Any) -> Any:
    if isinstance(value, Amount | Measure):
        return amount_text(value)
    if isinstance(value, Telling):
        return f"{value.article}/{value.event}"
    if isinstance(value, Act):
        return f"{value.way} {value.type} {value.mode or ''} {value.status} {value.events}".replace("  ", " ")
    return value


def _join(values: Iterable[Any]) -> str:
    return BETWEEN.join(map(str, values))


def amount_text(amount: Amount | Measure) -> str:
    """A quantity in a few signs.

    >>> amount_text(Amount(2e9, None, "USD", "at_least", "أكثر من ملياري دولار"))
    '≥ 2000000000 USD'
    """
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}.get(amount.bound, "")
    upper = "" if amount.value_to is None else f"–{amount.value_to:.15g}"
    return f"{sign}{amount.value:.15g}{upper} {amount.unit}"


def plain_actor(answer: ActorAnswer) -> dict[str, Any]:
    """All that is known of an actor, as one object."""
    return {f.name: _listed(getattr(answer, f.name)) for f in dataclasses.fields(answer)}


def _listed(part: Any) -> Any:
    return list(part) if isinstance(part, Answer) else part


def both_sides(answer: ActorAnswer) -> list[TimelineRow]:
    """The events that an actor takes part in, each once, in the order of time."""
    rows = {(row.article, row.event): row for row in (*answer.as_actor, *answer.as_recipient)}
    return sorted(rows.values(), key=lambda row: (row.sort_day or "9999", row.article, row.trigger))
