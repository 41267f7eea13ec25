"""Builds and exports that say where they stand, for whoever kills them: a line on standard output as each stage begins
and ends, and one with the number of pages whenever pages are reported as done.

One process waits with all of Waqai loaded and forks for each line of JSON on its standard input: a build of its own
process group costs no start of an interpreter then.  It never opens a database itself.  Batches and pauses are made
small, so that few pages go through every stage several times.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from pathlib import Path
from typing import Any

import waqai.pipeline
import waqai.record.across
import waqai.record.writing
from waqai.engines.local import LocalEngine
from waqai.model import BuildReport, ReadOptions
from waqai.present.exports import formats

STAGES = ("reading", "committing", "copying", "publishing", "reconciling", "laying out", "export")
WHERE: tuple[tuple[Any, str, str], ...] = (
    (waqai.record.writing.Build, "_commit", "committing"),
    (waqai.record.writing, "prepare", "copying"),
    (waqai.record.writing, "publish", "publishing"),
    (waqai.pipeline, "bring_up_to_date", "reconciling"),
    (waqai.record.across, "lay_out_changes", "laying out"),
    (formats, "write", "export"),
)


def say(word: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _saying(function: Any, stage: str) -> Any:
    @functools.wraps(function)
    def told(*given: Any, **named: Any) -> Any:
        say(stage)
        try:
            return function(*given, **named)
        finally:
            say("reading")

    return told


def build(record_path: str, target: str, workers: int, pages: str) -> None:
    """Builds, then exports."""

    def progress(report: BuildReport) -> None:
        say(f"done {report.new}")

    with waqai.pipeline.Record(record_path) as record:
        record.build([pages], ReadOptions(reader="rules"), engine=LocalEngine(workers), progress=progress)
        say("built")
        formats.write(formats.chosen("jsonl"), record.wholes(), Path(target))


def main() -> None:
    """Forks a build for each line of standard input, and tells how it ended."""
    waqai.record.writing.BATCH_PAGES, waqai.record.writing.PUBLISH_SECONDS = 8, 0.3
    waqai.record.writing.PUBLISH_SHARE = 0
    waqai.pipeline.read("زار الوزير القاهرة أمس.", reader="rules")
    for owner, name, stage in WHERE:
        setattr(owner, name, _saying(getattr(owner, name), stage))
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os.setsid()
            say(f"pid {os.getpid()}")
            say("reading")
            build(**json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
