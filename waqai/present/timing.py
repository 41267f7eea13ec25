"""The command for times and quantities of any text: `times`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from waqai.model import UsageError
from waqai.present.options import Output
from waqai.present.running import tell

if TYPE_CHECKING:
    from waqai.extract.standalone import Prefer
    from waqai.model import Span

_LONGEST_NAME = 255
_KIND_WIDTH, _VALUE_WIDTH = 10, 34
_SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}
_COLUMNS = ("start", "end", "type", "value", "value_to", "unit", "bound", "first", "last", "text")


def times(
    output: Output,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXTS]", help="Texts, or files of text; - or nothing for standard input.", show_default=False
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The moment that relative times are counted from.", show_default=False),
    ] = None,
    prefer: Annotated[
        Literal["future", "past"],
        typer.Option(help="Where a weekday, or a date without its year, lies when no word tells."),
    ] = "future",
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="JSON Lines in and out: id, text and reference_time in; id and mentions out."),
    ] = False,
) -> None:
    """Times and quantities of any text, with their values.

    A line gives the kind, the value and the words; a time whose days the value does not show has them beside it.
    Nothing is kept. A text of some words (a question, a field of a form) is read more loosely than a page: bare hours
    and days of the month count. Without a reference relative times keep X for what they leave open.

    \b
    Examples:
      waqai times "سيصل الوفد بعد غد الساعة 3 عصرا" --reference 2024-06-18
      waqai times notes.txt --prefer past --json
      waqai times --jsonl < questions.jsonl > answers.jsonl
    """
    if jsonl:
        _answer(sys.stdin, prefer, bool(texts))
        return
    _give(output, [row for text in _texts(texts or ["-"]) for row in _rows(text, reference, prefer)])


def _texts(given: Iterable[str]) -> Iterator[str]:
    """What is named: a file's text where there is such a file, standard input for -, else the words themselves."""
    for one in given:
        if one == "-":
            yield sys.stdin.read()
        elif len(one) <= _LONGEST_NAME and Path(one).is_file():
            yield Path(one).read_text("utf-8", errors="replace")
        else:
            yield one


def _rows(text: str, reference: str | None, prefer: Prefer) -> list[dict[str, Any]]:
    """A row a time or quantity, by place."""
    from waqai.extract.standalone import times_and_quantities

    found, amounts = times_and_quantities(text, reference, prefer=prefer)
    rows = [
        _row(t.span, t.text, t.kind, {"value": t.value, "bound": t.bound, "first": t.first, "last": t.last})
        for t in found
    ]
    rows += [
        _row(q.span, q.text, q.kind, {"value": q.value, "value_to": q.value_to, "unit": q.unit, "bound": q.bound})
        for q in amounts
    ]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _row(span: Span, text: str, kind: str, rest: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in rest.items() if value not in (None, "")}
    return {"start": span.start, "end": span.end, "type": kind, **told, "text": text}


def _give(output: Output, rows: list[dict[str, Any]]) -> None:
    if output.format == "json":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif output.format == "csv":
        import csv

        writer = csv.DictWriter(sys.stdout, _COLUMNS, extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _show(output, rows)


def _show(output: Output, rows: list[dict[str, Any]]) -> None:
    from waqai.present.screen import Screen

    screen = Screen.of(output.direction)
    for row in rows:
        screen.line(f"{row['type']:<{_KIND_WIDTH}}{_told(row):<{_VALUE_WIDTH}}  ", screen.name(row["text"]))
    tell(f"{len(rows)} times and quantities")


def _told(row: dict[str, Any]) -> str:
    """A value in a few signs: a time's, with its bounds where they say more; a quantity's, with its unit."""
    plain = str(row.get("value", "?"))
    upper = f"–{row['value_to']}" if "value_to" in row else ""
    told = f"{_SIGNS.get(row['bound'], '')}{plain}{upper} {row.get('unit', '')}".rstrip()
    around = f"{row.get('first', '..')}/{row.get('last', '..')}"
    return told if around in (f"{plain}/{plain}", "../..", plain) else f"{told}  {around}".removeprefix("?  ")


def _answer(lines: Iterable[str], prefer: Prefer, texts_named: bool) -> None:
    """One answer a line, in the order asked; last the seconds that it took."""
    from waqai.extract.standalone import mentions

    if texts_named:
        raise UsageError("--jsonl reads standard input; name no texts beside it")
    seconds = 0.0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = _asked(line, number)
        start = time.perf_counter()
        found = mentions(asked["text"], asked.get("reference_time"), prefer=prefer)
        seconds += time.perf_counter() - start
        print(json.dumps({"id": asked.get("id"), "mentions": found}, ensure_ascii=False))
    print(json.dumps({"id": "_stats", "seconds": round(seconds, 3)}))


def _asked(line: str, number: int) -> dict[str, Any]:
    """One line of the input, or what is wrong with it."""
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"line {number} of standard input is no JSON: {error}") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise UsageError(f'line {number} of standard input has no "text"')
    if not isinstance(asked.get("reference_time") or "", str):
        raise UsageError(f'the "reference_time" in line {number} of standard input is no date')
    return asked
