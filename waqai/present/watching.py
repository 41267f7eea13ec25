"""The command that follows outlets on the web: `watch`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.present.options import OptionSet, Reading, Where
from waqai.present.running import tell

if TYPE_CHECKING:
    from waqai.fetching.plan import Plan
    from waqai.fetching.rounds import Round, Watch
    from waqai.model import ReadOptions

_LONGEST_SLEEP = 3600.0


@dataclass(frozen=True)
class Watching(OptionSet):
    """How the web is asked."""

    archive: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where raw pages are kept.", show_default="RECORD.pages"),
    ] = None
    once: Annotated[bool, typer.Option("--once", help="Look once and end, as from cron.")] = False
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also ask addresses that are not public: a mirror of your own.")
    ] = False
    seconds: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="How long one answer may take.")] = 30.0
    no_build: Annotated[bool, typer.Option("--no-build", help="Fetch only; read later with `waqai build`.")] = False


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS", help="A TOML file of outlets.", show_default=False)],
    where: Where,
    watching: Watching,
    reading: Reading,
) -> None:
    """Follows feeds and sitemaps: fetches new articles politely, keeps the raw pages, reads them into the record.

    robots.txt is obeyed, hosts are asked with pauses, feeds only for what changed; who fails is asked less and less
    often. Answers are bounded in bytes and seconds; only public http and https addresses are asked, after
    redirects too. Raw pages lie in the archive as JSON Lines, so that `waqai build` can read them again.

    \b
    Examples:
      waqai watch feeds.toml --record news.duckdb
      waqai watch feeds.toml --once --no-build --archive pages/
    """
    from waqai.fetching.archive import Archive
    from waqai.fetching.client import Client, Limits
    from waqai.fetching.plan import plan_of
    from waqai.fetching.rounds import Watch
    from waqai.fetching.state import State
    from waqai.sources.encodings import detect

    plan, options = plan_of(feeds), reading.options()
    folder = watching.archive or where.file.with_name(f"{where.file.name}.pages")
    archive, limits = Archive(folder), Limits(options.max_bytes, watching.seconds)
    with Client(limits, plan.agent, watching.allow_private) as client, State(folder / "watch.sqlite") as state:
        parts = Watch(client, state, archive, lambda body: detect(body).text, time.time, time.sleep)
        while True:
            done = _round(parts, plan)
            if done.files and not watching.no_build:
                _build(where.file, done, options)
            if watching.once:
                return
            rest = state.next_due([one.url for one in plan.watched]) - time.time()
            time.sleep(min(max(rest, 1.0), _LONGEST_SLEEP))


def _round(parts: Watch, plan: Plan) -> Round:
    from waqai.fetching.rounds import one_round

    done = one_round(parts, plan)
    for failure in done.failures:
        tell(f"watch: {failure}")
    tell(f"watch: {done.looks} feeds asked, {done.listed} pages new, {done.kept} kept -> {parts.archive.folder}")
    return done


def _build(record: Path, done: Round, options: ReadOptions) -> None:
    from waqai.pipeline import Record

    with Record(record) as opened:
        report = opened.build(sorted(str(path) for path in done.files), options)
    tell(f"watch: {report.articles} articles, {report.events} events read -> {record}")
