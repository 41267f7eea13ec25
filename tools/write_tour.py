"""Fills README.md's tour with what the commands really print over the sample pages.

A block is a comment `<!-- run: waqai ... -->` with a fenced block below it, whose content is replaced.  The record lies
in a temporary folder, and its path is kept out of the output.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- run: waqai (?P<line>.*?) -->\n```text\n).*?(```\n)", re.DOTALL)


def filled(text: str, record: Path) -> str:
    """The text with every block run anew, in order."""
    return BLOCK.sub(
        lambda block: f"{block[1]}$ waqai {block['line']}\n{output(block['line'], record)}{block[3]}", text
    )


def output(line: str, record: Path) -> str:
    """What a command prints, talk last."""
    environment = {**os.environ, "WAQAI_RECORD": str(record), "COLUMNS": "96"}
    command = [sys.executable, "-m", "waqai", *shlex.split(line)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    return (done.stdout + done.stderr).replace(str(record), "waqai.duckdb")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(filled(README.read_text("utf-8"), Path(folder) / "waqai.duckdb"), "utf-8")
