"""The command that hands a record on to other tools: `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.present import completing
from waqai.present.options import EventChoice, Where
from waqai.present.running import tell


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="One of the formats below.", show_default=False, autocompletion=completing.formats
        ),
    ],
    where: Where,
    choice: EventChoice,
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="The file or folder to write; - is standard output.")
    ] = Path("-"),
) -> None:
    """Hands the record on in the form of another tool.

    \b
    jsonl           readings, as `waqai read` gives them
    csv             events, one a row
    polecat         POLECAT's 40 columns, status folded into the type by PLOVER's rule
    gdelt           GDELT 2.0 events, one an occurrence and pair of sides
    gdelt-mentions  GDELT 2.0 mentions, with offsets in the Arabic page
    graphml, gexf   who acts on whom, for Gephi, networkx, igraph
    ftm             FollowTheMoney entities; ftm-statements: what they are made of
    jsonld          schema.org: claims, events, quotations
    geojson         events at their places
    ical            planned events, for a calendar
    conllu, brat    annotated text; spacy: a DocBin
    parquet         the record's tables, a folder that any engine reads

    Another name is that of a format that an installed package brings.

    The options choose events, as `waqai timeline` has them; outlet and time alone choose articles. What a format has
    no place for is counted on standard error. graphml, gexf, ftm, ical and spacy need: pip install 'waqai[export]'.

    \b
    Examples:
      waqai export polecat events.tsv
      waqai export geojson --from 2024-06 > june.geojson
      waqai export ical visits.ics --type CONSULT --mode visit
    """
    from waqai.pipeline import Record
    from waqai.present.exports import formats

    with Record(where.file) as record:
        if form == "parquet":
            tell(f"{record.parquet(target)} tables -> {target}")
            return
        format_ = formats.chosen(form)
        written, left = formats.write(format_, record.wholes(choice.filter()), target)
    missing = f"; {left} events left out: {format_.left}" if left else ""
    tell(f"{written} {format_.items} -> {'standard output' if str(target) == '-' else target}{missing}")
