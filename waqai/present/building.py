"""A build as people see it: progress while it runs, a summary and the pages passed over at its end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waqai.model import BuildReport, Engine, ReadOptions, UsageError
from waqai.present.options import EngineName
from waqai.present.running import tell, tell_problems, tell_reader

# Seconds between lines of progress where there is no terminal.
TELL_EVERY = 60.0


def build_record(path: Path, pages: Sequence[str], options: ReadOptions, engine: Engine) -> BuildReport:
    """Builds, reporting on standard error."""
    from waqai.pipeline import Record

    with Record(path) as record, _progress() as progress:
        report = record.build(pages, options, engine, progress)
    tell_problems(report.problems)
    tell_unnamed(report)
    tell_reader(report.told)
    tell(f"{summary(report)} -> {path}")
    return report


def engine_of(name: EngineName, address: str | None, workers: int | None) -> Engine:
    """The engine of a name.  Raises `UsageError` where Ray is not installed, or no cluster answers at the address."""
    if name == "local":
        from waqai.engines.local import LocalEngine

        if address is not None:
            raise UsageError("--address is a Ray cluster's: add --engine ray")
        return LocalEngine(workers)
    from waqai.engines.cluster import RayEngine

    # Ray prints what befalls its nodes on standard output, which is for data; a build has none.
    sys.stdout = sys.stderr
    engine = RayEngine(address, workers)
    size = engine.size()
    tell(f"Ray: {size.processors} processors on {size.nodes} {'node' if size.nodes == 1 else 'nodes'}")
    return engine


def summary(report: BuildReport) -> str:
    """What a build did, in one line.

    >>> summary(BuildReport(new=2, known=1, articles=3, events=20))
    '2 pages new, 1 known, 0 read again, 0 passed over; 3 articles, 20 events read'
    """
    return (
        f"{report.new} pages new, {report.known} known, {report.again} read again, "
        f"{report.passed_over} passed over; {report.articles} articles, {report.events} events read"
    )


def tell_unnamed(report: BuildReport) -> None:
    """Tells of the pages that were passed over and are too many to be named: how many of each kind, and where they
    stand."""
    more = report.passed_over - len(report.problems)
    if more > 0:
        kinds = ", ".join(
            f"{reason} {count:,}" for reason, count in sorted(report.reasons.items(), key=lambda p: -p[1])
        )
        tell(f"passed over {more:,} more; in all {report.passed_over:,} ({kinds})")
        tell("each is in the record's table `problems`: source, reason, detail")


@contextmanager
def _progress() -> Iterator[Callable[[BuildReport], None]]:
    """On a terminal a line that keeps itself up to date; elsewhere, as in a log, one now and then."""
    if not sys.stderr.isatty():
        yield _SparseLines().show
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda report: bar.update(task, description=summary(report))


class _SparseLines:
    """A line every minute, for logs."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def show(self, report: BuildReport) -> None:
        if time.monotonic() - self._told > TELL_EVERY:
            tell(summary(report))
            self._told = time.monotonic()
