"""The commands that show a record as pages: `serve` and `report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.present.options import Where

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
