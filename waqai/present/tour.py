"""`waqai demo`: a record of a folder of pages, and a first look at what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from waqai.engines.local import LocalEngine
from waqai.present import listings
from waqai.present.building import build_record
from waqai.present.options import Reading
from waqai.present.screen import Screen

if TYPE_CHECKING:
    from waqai.pipeline import Record

_FIRST = 5


def show_tour(folder: Path, path: Path, kept: bool) -> None:
    """Builds the record at `path` and shows a little of each answer."""
    from waqai.pipeline import Record

    build_record(path, [str(folder)], Reading().options(), LocalEngine(1))
    screen = Screen.of("auto")
    with Record(path) as record:
        screen.title("What the record holds")
        listings.show_summary(screen, record.summary())
        _show_first(screen, record)
    _show_way_on(screen, folder, path, kept)


def _show_first(screen: Screen, record: Record) -> None:
    screen.title(f"waqai timeline --limit {_FIRST}")
    listings.show_events(screen, record.timeline(limit=_FIRST))
    screen.title("waqai timeline --status denied")
    listings.show_events(screen, record.timeline(status="denied", limit=_FIRST))
    screen.title(f"waqai quotes --direct --limit {_FIRST}")
    listings.show_quotes(screen, record.quotes(direct=True, limit=_FIRST))


def _show_way_on(screen: Screen, folder: Path, path: Path, kept: bool) -> None:
    screen.title("Go on")
    if not kept:
        screen.line(f"  waqai build {folder} --record news.duckdb")
        path = Path("news.duckdb")
    for example in ("timeline --status planned", "quotes --direct --json", "search عقوبات"):
        screen.line(f"  waqai {example} --record {path}")
