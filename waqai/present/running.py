"""How a command runs: errors become one line and an exit status, a closed pipe is quiet, output is UTF-8.

Exit status: 0 done, 1 pages were passed over and `--strict` was given, 2 wrong arguments or an unusable record,
130 stopped from the keyboard.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from glob import has_magic
from typing import IO, Any

import typer

from waqai.model import NameUnclear, Problem, UsageError, WaqaiError
from waqai.present.options import spread

DONE, SKIPPED, UNUSABLE, STOPPED = 0, 1, 2, 130


def command(function: Callable[..., Any]) -> Callable[..., Any]:
    """A command as Typer wants it: options spread out, errors told in one line."""
    spread_out = spread(function)

    @functools.wraps(spread_out)
    def guarded(**given: Any) -> None:
        try:
            spread_out(**given)
            sys.stdout.flush()
        except WaqaiError as error:
            tell(f"waqai: {error}")
            for line in candidates(error):
                tell(line)
            raise typer.Exit(UNUSABLE) from None
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            tell("waqai: stopped; what was reported as done is kept")
            raise typer.Exit(STOPPED) from None

    return guarded


def tell(line: str) -> None:
    """One line to whoever watches, apart from the data."""
    print(line, file=sys.stderr)


def tell_problems(problems: Iterable[Problem]) -> int:
    """Lists pages that were passed over; tells how many."""
    count = 0
    for problem in problems:
        count += 1
        tell(f"passed over {problem.source}: {problem.reason}: {problem.detail}")
    return count


def require_named(names: Iterable[str]) -> None:
    """Refuses names of files that are not there, before any work: a slip of the pen is no page that was passed over.

    Patterns and what lies in folders are looked up as the work goes on."""
    missing = [name for name in names if name != "-" and not has_magic(name) and not os.path.lexists(name)]
    if missing:
        raise UsageError(f"{', '.join(missing)}: there is no such file or folder. Check the name.")


def end(skipped: int, strict: bool) -> None:
    """Ends a command over pages with the status that its skipped pages ask for."""
    if skipped and strict:
        raise typer.Exit(SKIPPED)


def candidates(error: WaqaiError) -> list[str]:
    """Who an unclear name may mean, a line each; nothing for any other error."""
    rows = error.candidates if isinstance(error, NameUnclear) else ()
    return [f"  {row.key}  {row.name_ar}  {row.name_en or ''}".rstrip() for row in rows]


def speak_utf8() -> None:
    """Makes both streams UTF-8 whatever the locale.  What UTF-8 can't hold (half of a surrogate pair, as broken
    JSON or a file name may bring) comes out as an escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Nobody reads on: sends what Python would still flush at its end to nowhere."""
    if _has_file(sys.stdout):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _has_file(stream: IO[str]) -> bool:
    return stream is sys.__stdout__
