"""Writes docs/cli.md from the help texts, so that the two can't part ways (a test compares them)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from typer.testing import CliRunner

from waqai.present.cli import app

TARGET = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
OPENING = """# Command line

Written by `make docs` from the help texts; change those, not this file.

Answers go to standard output, talk (progress, summaries, pages passed over, errors) to standard error.
Exit status: 0 done, 1 pages were passed over and `--strict` was given, 2 wrong arguments or an unusable record,
130 stopped from the keyboard. Names may be Arabic in any spelling, English, or Wikidata ids. A date is a day, a month
or a year (`2024-06-18`, `2024-06`, `2024`).
"""


def names() -> list[str]:
    """Every command, in the order of the help; those of a group as `group command`."""
    group = typer.main.get_command(app)
    return [" ".join(path) for path in paths(group)]


def paths(group: Any) -> Iterator[tuple[str, ...]]:
    """The way to each command of a group and of the groups in it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((name, *rest) for rest in paths(command))
        else:
            yield (name,)


def page() -> str:
    """The whole page."""
    commands = [_section(f"## waqai {name}", name.split()) for name in names()]
    return "\n".join([OPENING, _section("## waqai", []), *commands])


def _section(heading: str, arguments: list[str]) -> str:
    environment = {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    shown = CliRunner().invoke(app, [*arguments, "--help"], env=environment, prog_name="waqai").stdout
    return f"{heading}\n\n```text\n{shown.strip()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
