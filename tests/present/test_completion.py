"""Completion as shells ask for it: the scripts are given to real shells where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.present.running_waqai import Run

CASES = {
    "waqai ti": {"timeline", "times"},
    "waqai timeline --stat": {"--status"},
    "waqai timeline --status pl": {"planned"},
    "waqai timeline --type A": {"AGREE", "AID", "ACCUSE", "ASSAULT"},
    "waqai timeline --type as": {"assault"},
    "waqai export geo": {"geojson"},
    "waqai export par": {"parquet"},
    "waqai build x --reader ": {"rules", "tagger", "llm", "both"},
    "waqai knowledge ": {"add", "list", "remove"},
}
BASH = """
eval "$(waqai completion bash)"
while IFS= read -r line; do
  COMP_WORDS=($line); [[ $line == *" " ]] && COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
  _waqai_completion waqai
  echo "$line=>${COMPREPLY[*]}"
done
"""
FISH = """
waqai completion fish | source
while read -l line
  echo "$line=>"(complete -C $line | string split -f1 \\t | string join ' ')
end
"""


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment whose `waqai` is this one."""
    command = tmp_path / "bin" / "waqai"
    command.parent.mkdir()
    root = Path(__file__).resolve().parents[2]
    command.write_text(f'#!/bin/sh\ncd "{root}" && exec "{sys.executable}" -m waqai "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}


@pytest.mark.parametrize(("name", "script"), [("bash", BASH), ("fish", FISH)])
def test_a_shell_completes_commands_options_and_values(name: str, script: str, shell: dict[str, str]) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    given = "".join(f"{line}\n" for line in CASES)
    done = subprocess.run([name, "-c", script], input=given, env=shell, capture_output=True, text=True, check=True)
    found = dict(line.split("=>") for line in done.stdout.splitlines())
    assert {line: set(words.split()) for line, words in found.items()} == CASES


def test_zsh_gets_what_it_asks_for(shell: dict[str, str]) -> None:
    environment = {**shell, "_WAQAI_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "waqai export geo"}
    done = subprocess.run(["waqai"], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "_arguments '*: :((\"geojson\"))'"
    environment["_TYPER_COMPLETE_ARGS"] = "waqai build samp"
    assert subprocess.run(["waqai"], env=environment, capture_output=True, text=True).stdout.strip() == "_files"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_script_is_one_that_its_shell_takes(name: str, waqai: Run) -> None:
    done = waqai("completion", name)
    assert done.status == 0
    assert "_WAQAI_COMPLETE" in done.data
    if shutil.which(name):
        subprocess.run([name, "-n"], input=done.data, text=True, check=True)


def test_other_shells_are_refused(waqai: Run) -> None:
    assert waqai("completion", "tcsh").status == 2
