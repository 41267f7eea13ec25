"""How a command runs: errors become one line and an exit status, a closed pipe is quiet, output is UTF-8.

Exit status: 0 done, 1 pages were passed over and `--strict` was given, 2 wrong arguments or an unusable record,
130 stopped from the keyboard.
"""

from __future__ import annotations

import functools
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from glob import has_magic
from typing import IO, Any

import typer

from waqai.heavy import LANGUAGE_MODEL, ReaderReport
from waqai.model import NameUnclear, Problem, UsageError, WaqaiError
from waqai.present.options import spread

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
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
    print(shown(line), file=sys.stderr)


def shown(line: str) -> str:
    """The line with its controls written out: a file's name, or what a page says, must not move a terminal's cursor,
    begin another line or turn the writing round.

    >>> shown("a\\nb\\x1b[31m\\u202e.txt")
    'a\\\\nb\\\\x1b[31m\\\\u202e.txt'
    """
    return _CONTROLS.sub(lambda sign: sign.group().encode("unicode_escape").decode("ascii"), line)


def tell_problems(problems: Iterable[Problem]) -> int:
    """Lists pages that were passed over; tells how many."""
    count = 0
    for problem in problems:
        count += 1
        tell(f"passed over {problem.source}: {problem.reason}: {problem.detail}")
    return count


def tell_reader(told: ReaderReport | None) -> int:
    """Tells what a heavy reader did and cost; tells how many articles it failed at."""
    if told is None or not told.articles:
        return 0
    for line in reader_lines(told):
        tell(line)
    return len(told.failed)


def reader_lines(told: ReaderReport) -> list[str]:
    """A heavy reader's work in a few lines.

    >>> reader_lines(ReaderReport(articles=2, requests=3, tokens_in=4100, tokens_out=900, cost=0.0123, added=5))
    ['language model: 2 articles, 3 requests, 4100 tokens in, 900 out, 0.0123 USD; 5 items added']
    """
    cost = "" if told.cost is None else f", {told.cost:.4f} USD"
    asked = f", {told.requests} requests, {told.tokens_in} tokens in, {told.tokens_out} out{cost}"
    spent = asked if told.requests or told.by == LANGUAGE_MODEL else ""
    verdicts = Counter(review.verdict for review in told.reviews)
    reviewed = "".join(f", {count} events {verdict}" for verdict, count in sorted(verdicts.items()))
    lines = [f"{told.by}: {told.articles} articles{spent}; {told.added} items added{reviewed}"]
    if told.dropped:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(told.dropped.items()))
        lines.append(f"{told.by}: {sum(told.dropped.values())} dropped: {reasons}")
    for reason, count in sorted(Counter(told.failed).items()):
        lines.append(f"{told.by}: failed at {count} articles, where the rules' reading stands: {reason}")
    return lines


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
