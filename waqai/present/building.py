"""A build as people see it: progress while it runs, a summary and the pages passed over at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waqai.model import BuildReport, ReadOptions
from waqai.present.running import tell, tell_problems, tell_reader


def build_record(path: Path, pages: Sequence[str], options: ReadOptions, workers: int | None) -> BuildReport:
    """Builds, reporting on standard error."""
    from waqai.engines.local import LocalEngine
    from waqai.pipeline import Record

    with Record(path) as record, _progress() as progress:
        report = record.build(pages, options, LocalEngine(workers), progress)
    tell_problems(report.problems)
    tell_reader(report.told)
    tell(f"{summary(report)} -> {path}")
    return report


def summary(report: BuildReport) -> str:
    """What a build did, in one line.

    >>> summary(BuildReport(new=2, known=1, articles=3, events=20))
    '2 pages new, 1 known, 0 read again, 0 passed over; 3 articles, 20 events read'
    """
    return (
        f"{report.new} pages new, {report.known} known, {report.again} read again, "
        f"{len(report.problems)} passed over; {report.articles} articles, {report.events} events read"
    )


@contextmanager
def _progress() -> Iterator[Callable[[BuildReport], None]]:
    """On a terminal a line that keeps itself up to date; elsewhere nothing until the summary."""
    if not sys.stderr.isatty():
        yield lambda report: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda report: bar.update(task, description=summary(report))
