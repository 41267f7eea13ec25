"""Writes man/waqai.1 from the help texts, so that the two can't part ways (a test compares them).

One page holds all commands: `man waqai`, then `/waqai timeline`.  (click-man, which makes such pages for Click, sees no
options of Typer's own copy of Click, and sets examples as running text.)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from waqai.model import VERSION
from waqai.present.cli import app

TARGET = Path(__file__).resolve().parents[1] / "man" / "waqai.1"
WIDTH = 10_000  # a help record is one line; man wraps it
CLOSING = r"""
.SH EXIT STATUS
.TP
.B 0
Done; pages that were passed over are listed on standard error.
.TP
.B 1
Pages were passed over, or a reader failed, and \fB\-\-strict\fP was given.
.TP
.B 2
Wrong arguments, or a record that can't be used.
.TP
.B 130
Stopped from the keyboard; what was reported as done is kept.
.SH ENVIRONMENT
.TP
.B WAQAI_RECORD
The record where \fB\-\-record\fP names none.
.TP
.B WAQAI_DIRECTION
How tables lay out Arabic: auto, bidi or visual.
.TP
.B WAQAI_TAGGER
The tagger of names where \fB\-\-tagger\fP names none.
.TP
.BR WAQAI_BASE_URL ", " WAQAI_MODEL ", " WAQAI_API_KEY
The language model, where one reads.
.SH FILES
.TP
.I waqai.duckdb
The record in the working folder, where nothing else is named.
"""


def escape(text: str) -> str:
    r"""Text as roff wants it.

    >>> print(escape(".a --b \\c"))
    \&.a \-\-b \ec
    """
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + escaped if escaped.startswith((".", "'")) else escaped


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    opening = [
        f'.TH WAQAI 1 "" "waqai {VERSION}" "User Commands"',
        ".SH NAME",
        r"waqai \- reads Arabic news pages and keeps a sourced record of who did what, on whose word",
        ".SH SYNOPSIS",
        r".B waqai",
        r"[\fB\-\-version\fP] \fICOMMAND\fP [\fIARGUMENTS\fP]",
        ".SH DESCRIPTION",
        *_paragraphs(group.help or ""),
        *_paragraphs(group.epilog or ""),
        ".SH COMMANDS",
    ]
    context = group.context_class(group, info_name="waqai")
    return "\n".join([*opening, *_sections(group, context)]) + CLOSING


def _sections(group: Any, context: Any) -> Iterator[str]:
    """Every command of a group, and of the groups in it."""
    for name, command in group.commands.items():
        inner = command.context_class(command, info_name=name, parent=context, terminal_width=WIDTH)
        yield from _sections(command, inner) if hasattr(command, "commands") else _section(command, inner)


def _section(command: Any, context: Any) -> Iterator[str]:
    """A command: its usage, its help, its arguments and options."""
    usage = " ".join(command.collect_usage_pieces(context))
    yield f'.SS "{escape(context.command_path)} {escape(usage)}"'
    yield from _paragraphs(command.help or "")
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record:
            argument = parameter.param_type_name == "argument"
            shown = (parameter.metavar or parameter.name.upper()) if argument else record[0]
            yield from (".TP", rf"\fB{escape(shown)}\fP", escape(" ".join(record[1].split())))


def _paragraphs(text: str) -> Iterator[str]:
    """Help text: paragraphs run on, those that begin with a backspace keep their lines."""
    for block in text.strip().split("\n\n"):
        lines = block.strip("\n").split("\n")
        if lines[0].strip() == "\b":
            yield from (".PP", ".nf", *(escape(line) for line in lines[1:]), ".fi")
        else:
            yield from (".PP", escape(" ".join(line.strip() for line in lines)))


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
