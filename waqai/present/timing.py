"""The command for times and quantities of any text: `times`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from waqai.model import UsageError

if TYPE_CHECKING:
    from waqai.extract.standalone import Prefer

Texts = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TEXTS]", help="Texts, or files of text; standard input where none is named.", show_default=False
    ),
]


def times(
    texts: Texts = None,
    reference: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The moment that relative times are counted from.", show_default=False),
    ] = None,
    prefer: Annotated[
        Literal["future", "past"],
        typer.Option(help="Where a weekday or a date without its year lies when no word tells."),
    ] = "future",
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="JSON Lines in and out: id, text, reference_time in; id and mentions out."),
    ] = False,
) -> None:
    """Times and quantities of any text, with their values.

    Each line is a time or quantity: its words, kind and value. Nothing is kept.

    \b
    Examples:
      waqai times "سيصل الوفد بعد غد الساعة 3 عصرا" --reference 2024-06-18
      waqai times notes.txt --prefer past
      waqai times --jsonl < questions.jsonl > answers.jsonl
    """
    if jsonl:
        if texts:
            raise UsageError("--jsonl reads standard input; name no texts beside it")
        _answer(sys.stdin, prefer)
        return
    for text in _texts(texts or ["-"]):
        for row in _rows(text, reference, prefer):
            print("\t".join(row))


def _texts(given: Iterable[str]) -> Iterator[str]:
    """What is named: a file's text where there is such a file, standard input for -, else the words themselves."""
    for one in given:
        if one == "-":
            yield sys.stdin.read()
        elif len(one) < 256 and Path(one).is_file():
            yield Path(one).read_text("utf-8")
        else:
            yield one


def _rows(text: str, reference: str | None, prefer: Prefer) -> Iterator[tuple[str, str, str]]:
    from waqai.extract.standalone import mentions

    for one in mentions(text, reference, prefer=prefer):
        value = str(one["value"]) if one["value"] is not None else "-"
        yield one["text"], one["type"], f"{value} {one.get('unit', '')}".rstrip()


def _answer(lines: Iterable[str], prefer: Prefer) -> None:
    """One answer a line, in the order asked; last the seconds that it took."""
    import json

    from waqai.extract.standalone import mentions

    seconds = 0.0
    for line in lines:
        if not line.strip():
            continue
        asked: dict[str, Any] = json.loads(line)
        start = time.perf_counter()
        found = list(mentions(asked["text"], asked.get("reference_time"), prefer=prefer))
        seconds += time.perf_counter() - start
        print(json.dumps({"id": asked.get("id"), "mentions": found}, ensure_ascii=False))
    print(json.dumps({"id": "_stats", "seconds": round(seconds, 3)}))
