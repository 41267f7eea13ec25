"""The help is the reference: complete, with examples that hold, and on file in docs/cli.md."""

from __future__ import annotations

import functools
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from tools import write_cli_docs, write_man
from tools.write_cli_docs import names
from waqai.present.cli import app

ROOT = Path(__file__).resolve().parents[2]
GROUP: Any = typer.main.get_command(app)
COMMANDS = {name: functools.reduce(lambda group, part: group.commands[part], name.split(), GROUP) for name in names()}
EXAMPLE = re.compile(r"^ +(?:.*\| )?waqai (.*)$", re.MULTILINE)


def help_of(name: str) -> str:
    return CliRunner().invoke(app, [*name.split(), "--help"], prog_name="waqai").stdout


def examples() -> list[tuple[str, str]]:
    return [(name, line) for name in COMMANDS for line in EXAMPLE.findall(help_of(name))]


def test_the_commands_are_those_of_the_design() -> None:
    asking = ["timeline", "actor", "quotes", "relations", "search", "entity", "explain", "times"]
    across = ["copies", "stories", "occurrences", "disagreements", "outcomes", "pair"]
    own = ["knowledge add", "knowledge list", "knowledge remove"]
    last = ["export", "serve", "report", "watch", "check", "demo", "evaluate", "completion"]
    assert list(COMMANDS) == ["read", "build", *asking, *across, *last, *own]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert "Examples:" in command.help
    assert len([line for of, line in examples() if of == name]) >= 2
    assert [p.name for p in command.params if not getattr(p, "help", None)] == []


@pytest.mark.parametrize(("name", "line"), examples())
def test_examples_parse(name: str, line: str) -> None:
    words = shlex.split(line.split(">")[0])
    depth = len(name.split())
    assert words[:depth] == name.split()
    COMMANDS[name].make_context(name, words[depth:])


def test_the_page_of_the_command_line_is_current() -> None:
    written = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert written == write_cli_docs.page(), "docs/cli.md is behind the help texts: run `make docs`"


def test_the_man_page_is_current_and_sound() -> None:
    written = ROOT / "man" / "waqai.1"
    assert written.read_text("utf-8") == write_man.page(), "man/waqai.1 is behind the help texts: run `make docs`"
    if shutil.which("man"):
        shown = subprocess.run(["man", "--warnings", "-l", str(written)], capture_output=True, text=True, check=True)
        assert shown.stderr == ""
        assert [name for name in COMMANDS if f"waqai {name}" not in shown.stdout] == []


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['waqai', '--help']\n"
        "from waqai.present.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "typer" in loaded
    assert loaded.isdisjoint({"duckdb", "pyarrow", "trafilatura", "lxml", "htmldate", "rich", "feedparser", "bidi"})
