"""Runs what pages of the documentation show, and writes what came out into them (`make docs`; a test compares).

In the pages of `PAGES`, a block marked `console` holds commands (lines that begin with `$ `), each with what it prints;
a block marked `python` is a cell of a notebook: what it prints, and the value of its last line, stand in a `text` block
below it.  All blocks of a page run in order, in one folder that holds what `SHOWN` names
and nothing else.
Code that shall not run is marked otherwise (`sh`, `toml`, `py`).

Commands run in this process, since a page of them would take a minute otherwise; what a shell is needed for (pipes,
redirections) and whatever follows `waqai knowledge`, which a process reads once, runs in processes of its own.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from waqai.knowledge.store import OWN_VARIABLE
from waqai.present.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "docs/tutorial.md",
    *sorted(f"docs/{p.parent.name}/{p.name}" for p in ROOT.glob("docs/howto/*.md")),
)
BLOCK = re.compile(
    r"^```(?P<kind>console|python)\n(?P<body>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
SHOWN = ("samples", "docs/examples", "tests/gold")
SHELL = re.compile(r"[|<>;&`]|\$\(")


class Run:
    """One page's blocks, run in order in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._apart = False
        for name in SHOWN:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).symlink_to(ROOT / name)
        (folder.parent / "bin").mkdir()
        for name, runs in (("waqai", "-m waqai"), ("python", "")):
            command = folder.parent / "bin" / name
            command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {runs} "$@"\n')
            command.chmod(0o755)

    def block(self, found: re.Match[str]) -> str:
        """The block with what it gives now."""
        if found["kind"] == "python":
            output = self.python(found["body"])
            return f"```python\n{found['body']}```\n" + (f"\n```text\n{output}```\n" if output else "")
        commands = [line for line in found["body"].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{self.command(line[2:])}" for line in commands) + "```\n"

    def python(self, code: str) -> str:
        """What a cell prints, and its last line's value."""
        tree = ast.parse(code)
        end = tree.body[-1] if tree.body else None
        last = end if isinstance(end, ast.Expr) else None
        tree.body = tree.body[:-1] if last else tree.body
        with contextlib.redirect_stdout(io.StringIO()) as output:
            exec(compile(tree, "<cell>", "exec"), self._names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), self._names)
                output.write("" if value is None else f"{value!r}\n")
        return _ended(output.getvalue())

    def command(self, line: str) -> str:
        """What a command prints, talk among it.  Raises where it fails."""
        words = shlex.split(line)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            os.environ[name] = value
            return ""
        self._apart = self._apart or words[1] == "knowledge"
        if self._apart or words[0] != "waqai" or SHELL.search(line):
            done = subprocess.run(["bash", "-ec", line], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            status, output = done.returncode, done.stdout
        else:
            status, output = _in_process(words)
        if status:
            raise RuntimeError(f"{line}: status {status}: {output}")
        return _ended(output)


def _in_process(words: list[str]) -> tuple[int, str]:
    before, sys.argv = sys.argv, words
    try:
        with contextlib.redirect_stdout(io.StringIO()) as output, contextlib.redirect_stderr(output):
            main()
        status: object = 0
    except SystemExit as ended:
        status = ended.code
    finally:
        sys.argv = before
    return (status if isinstance(status, int) else 0), output.getvalue()


def _ended(text: str) -> str:
    """Lines without spaces at their ends, and a line's end at the last."""
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


@contextlib.contextmanager
def _environment(folder: Path) -> Iterator[None]:
    """The folder and the variables that blocks run with; both are put back."""
    kept, place = dict(os.environ), Path.cwd()
    given = {name: value for name, value in kept.items() if not name.startswith("WAQAI_")}
    paths = {"PATH": f"{folder.parent / 'bin'}{os.pathsep}{kept['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)}
    own = {OWN_VARIABLE: str(folder.parent / "own")}
    _set({**given, **paths, **own, "COLUMNS": "96", "PYTHONWARNINGS": "ignore"})
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(place)
        _set(kept)


def _set(variables: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(variables)


def filled(text: str) -> str:
    """A page with every block run anew."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "here"
        folder.mkdir()
        with _environment(folder):
            return BLOCK.sub(Run(folder).block, text)


if __name__ == "__main__":
    for page in sys.argv[1:] or PAGES:
        path = ROOT / page
        path.write_text(filled(path.read_text("utf-8")), "utf-8")
