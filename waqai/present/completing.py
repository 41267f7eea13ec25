"""Completion of the command line: the `completion` command, and the words that complete an option's value.

A shell asks on every press of the key, so that nothing here may load the record or the readers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

import typer

from waqai.heavy import READERS
from waqai.plugins import names

Shell = Literal["bash", "zsh", "fish"]
Complete = Callable[[str], list[str]]
PROGRAM, VARIABLE = "waqai", "_WAQAI_COMPLETE"


def among(words: Iterable[str]) -> Complete:
    """Completes to one of the words, in the case in which it was begun.

    >>> among(["AGREE", "AID", "REJECT"])("a"), among(["AGREE", "AID", "REJECT"])("A")
    (['agree', 'aid'], ['AGREE', 'AID'])
    """
    known = tuple(words)

    def complete(incomplete: str) -> list[str]:
        cased = [word.lower() for word in known] if incomplete.islower() else known
        return [word for word in cased if word.startswith(incomplete)]

    return complete


def readers(incomplete: str) -> list[str]:
    """Waqai's own readers and those of other packages."""
    return among((*READERS, *(name for name in names("waqai.readers") if name not in READERS)))(incomplete)


def formats(incomplete: str) -> list[str]:
    """The formats of `waqai export`."""
    from waqai.present.exports.formats import known

    return among((*known(), "parquet"))(incomplete)


def be_ready() -> None:
    """Lets Typer answer a shell that asks, with the scripts that `completion` prints."""
    if VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)],
) -> None:
    """Prints the script that makes a shell complete waqai's commands, options and values.

    \b
    Examples:
      waqai completion bash > ~/.local/share/bash-completion/completions/waqai
      waqai completion zsh > ~/.zfunc/_waqai
      waqai completion fish > ~/.config/fish/completions/waqai.fish
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    print(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell))
