"""The commands that show a record as pages: `serve` and `report`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from waqai.present.options import OptionSet, Where

Language: TypeAlias = Literal["both", "ar", "en"]
Digits: TypeAlias = Literal["latn", "arab"]
Months: TypeAlias = Literal["both", "levant", "gulf", "maghreb"]
Borders = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Land and borders for the map (GeoJSON), in place of Natural Earth's.", show_default=False
    ),
]


def serve(
    where: Where,
    host: Annotated[
        str, typer.Option(help="The address to listen at; others than this machine's get a warning.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = 8321,
    borders: Borders = None,
) -> None:
    """Opens the record as pages in a browser, in Arabic and English.

    Timeline, actors, pairs, disagreements, outcomes, stories, copies, network, map, articles, search; the same
    as JSON under /api. Nothing leaves this machine. A build may run meanwhile: what it publishes is shown.

    \b
    Examples:
      waqai serve --record news.duckdb
      waqai serve --port 0
    """
    from waqai.present.web.serving import serve_record

    serve_record(where.file, host, port, borders)


@dataclass(frozen=True)
class Taken(OptionSet):
    """What a report takes in, and how it speaks."""

    language: Annotated[Language, typer.Option(help="In which language; both: Arabic first, English by a switch.")] = (
        "both"
    )
    articles: Annotated[int, typer.Option(min=0, metavar="N", help="Take in so many articles with their text.")] = 200
    digits: Annotated[Digits, typer.Option(help="latn: 0-9; arab: Arabic-Indic digits.")] = "latn"
    months: Annotated[Months, typer.Option(help="Month names of a region, or two of each.")] = "both"
    borders: Borders = None


def report(
    where: Where,
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="A file that ends in .html, or else a folder.", show_default=False)
    ],
    taken: Taken,
) -> None:
    """Writes the pages as one file that opens from disk, or as a folder of files.

    The same pages as `waqai serve` shows, without search. They need no server, no network and no script.

    \b
    Examples:
      waqai report --record news.duckdb report.html
      waqai report --record news.duckdb --language ar --articles 50 brief.html
      waqai report --record news.duckdb pages/
    """
    from waqai.pipeline import LANGUAGE
    from waqai.present.running import tell
    from waqai.present.web.catalogue import LANGUAGES
    from waqai.present.web.report import LARGE, Wish, write_report
    from waqai.record.browsing import Browser

    languages = LANGUAGES if taken.language == "both" else (taken.language,)
    wish = Wish(languages, taken.digits, taken.months, taken.articles, taken.borders)
    browser = Browser(where.file, LANGUAGE)
    size = write_report(browser, where.file.name, target, wish)
    tell(f"{size / 1e6:.1f} MB -> {target}")
    if size > LARGE and target.suffix in (".html", ".htm"):
        tell(
            "waqai: WARNING: a file of this size opens slowly. Name a folder to have a page a file "
            f"(waqai report {target.with_suffix('')}), fewer articles (--articles), or one language (--language)."
        )
