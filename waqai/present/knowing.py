"""The commands about what is known before any page: `entity`, and `knowledge add`, `list`, `remove`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from waqai.model import EntityType, UsageError
from waqai.present.options import Limit, OptionSet, Output, parse_date
from waqai.present.running import command, require_named, tell

if TYPE_CHECKING:
    from waqai.knowledge.linking import Hint
    from waqai.knowledge.portraits import Portrait
    from waqai.present.screen import Screen

Kind = Annotated[EntityType | None, typer.Option("--type", help="Of which kind.", show_default=False)]


@dataclass(frozen=True)
class About(OptionSet):
    """What is known of whom a name means."""

    kind: Kind = None
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Of which state (ISO code, as EG).", show_default=False)
    ] = None
    office: Annotated[
        str | None, typer.Option(metavar="OFFICE", help="In which office, as 'foreign minister'.", show_default=False)
    ] = None
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When: for the office.", show_default=False)] = None

    def hint(self) -> Hint:
        """The same, as the linking wants it."""
        from waqai.knowledge.linking import Hint

        if self.country and not (len(self.country) == 2 and self.country.isascii() and self.country.isalpha()):
            raise UsageError(f"--country is {self.country!r}; write the two letters of ISO 3166-1, as EG")
        state = self.country.upper() if self.country else None
        on = parse_date(self.date) if self.date else None
        return Hint((self.kind,) if self.kind else (), state, self.office, on)


def entity(
    name: Annotated[str, typer.Argument(help="A name (Arabic in any spelling, or English), or an id.")],
    output: Output,
    about: About,
    limit: Limit = 5,
) -> None:
    """Whom a name means, what is known of them, and why.

    The first line says who is meant, or that nobody is: a name that several bear needs a state, an office or a date.
    Every entry comes with its names, offices, origin and licence.

    \b
    Examples:
      waqai entity "سيرغاي لافروف"
      waqai entity بوش --country US --office president --date 2005
      waqai entity "الناتو" --json
    """
    from waqai.knowledge.portraits import Portrait, portraits
    from waqai.present.screen import Screen
    from waqai.present.writing import write_csv, write_json_lines

    form = output.format
    found = portraits(name.strip(), about.hint())[:limit]
    if form == "json":
        write_json_lines(found)
    elif form == "csv":
        write_csv(Portrait, found)
    else:
        show_portraits(Screen.of(output.direction), name, found)


def show_portraits(screen: Screen, name: str, found: Iterable[Portrait]) -> None:
    """Who may be meant, for people to read."""
    listed = list(found)
    if not listed:
        screen.line(f"{screen.name(name)}: nobody known bears this name")
        return
    if not listed[0].meant:
        screen.line(f"{screen.name(name)}: nobody for sure; these may be meant")
    for one in listed:
        head = f"{one.type}, {one.id}{f', {one.country}' if one.country else ''}"
        score = f"  score {one.score:.2f}" if one.score else ""
        screen.line((screen.name(one.name_ar), "bold"), f" {one.name_en or ''} ({head}){score}")
        screen.note("; ".join(one.because))
        screen.note(screen.names(one.names))
        for office in one.offices:
            screen.note(office)
        screen.note(one.more, one.certainty, one.note)
        for origin in one.origin:
            screen.note(origin)


knowledge = typer.Typer(
    name="knowledge",
    help="Names of your own: added to what Waqai knows, and going before it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lists of names.", show_default=False)],
    form: Annotated[
        Literal["table", "wikidata", "followthemoney"] | None,
        typer.Option(help="What the files are.", show_default="by their content"),
    ] = None,
    kind: Kind = None,
) -> None:
    """Adds names and aliases of your own.

    A table is TSV or CSV with a header: `names` (variants between |) and `type` at least; also `id` (of a known entity,
    to add names to it), `country`, `name_en`, `weak` (names that need support), `weight`, `more` (web domains, or
    lat,lon), `note`. Wikidata's JSON and FollowTheMoney entities are read as they come, .gz and .bz2 too. They are kept
    in the file that WAQAI_KNOWLEDGE names, else in your data folder; a build after it reads known pages again.

    \b
    Examples:
      waqai knowledge add desk.tsv
      waqai knowledge add dump.json.gz --type person
      waqai knowledge add entities.ftm.json --form followthemoney
    """
    from waqai.knowledge.importers import rows_of
    from waqai.knowledge.own import add_rows, own_table

    require_named(map(str, files))
    new, changed = add_rows(row for file in files for row in rows_of(file, form, kind))
    tell(f"{new} entities new, {changed} changed -> {own_table()}")


def show(output: Output) -> None:
    """Lists the names of your own.

    \b
    Examples:
      waqai knowledge list
      waqai knowledge list --csv
    """
    from waqai.knowledge.compiling import Row
    from waqai.knowledge.own import own_rows
    from waqai.present.screen import Screen
    from waqai.present.writing import write_csv, write_json_lines

    form, rows = output.format, own_rows()
    if form == "json":
        write_json_lines(row._asdict() for row in rows)
    elif form == "csv":
        write_csv(Row, rows)
    else:
        screen = Screen.of(output.direction)
        for row in rows:
            screen.line((row.id, "bold"), f"  {row.type} {row.country}  {screen.names((*row.names, *row.weak))}")
        tell(f"{len(rows)} entities")


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, as `list` shows them.", show_default=False)],
) -> None:
    """Takes entities of your own out.

    \b
    Examples:
      waqai knowledge remove own:mona-fawzy
      waqai knowledge remove own:banks-monitor Q900000001
    """
    from waqai.knowledge.own import remove_rows

    tell(f"{remove_rows(ids)} entities removed")


for called, function in (("add", add), ("list", show), ("remove", remove)):
    knowledge.command(called)(command(function))
