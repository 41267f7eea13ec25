"""The command line: parse, call, print.  `waqai --help` names the commands; `docs/cli.md` holds all help texts."""

from __future__ import annotations

import typer

from waqai.engines.memory import collect_seldom
from waqai.model import VERSION
from waqai.present import (
    across,
    asking,
    completing,
    explaining,
    exporting,
    knowing,
    making,
    paging,
    running,
    timing,
    watching,
)

app = typer.Typer(
    name="waqai",
    help="Reads raw Arabic news pages and keeps a sourced record of who did what, on whose word.",
    epilog="Start with: waqai build PAGES... && waqai timeline. Every answer names the file and the characters "
    "that it was read from.",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)
for function in (
    making.read,
    making.build,
    asking.timeline,
    asking.actor,
    asking.quotes,
    asking.relations,
    asking.search,
    knowing.entity,
    explaining.explain,
    timing.times,
    across.copies,
    across.stories,
    across.occurrences,
    across.disagreements,
    across.outcomes,
    across.pair,
    exporting.export,
    paging.serve,
    paging.report,
    watching.watch,
    making.check,
    making.demo,
    making.evaluate,
    completing.completion,
):
    app.command()(running.command(function))
app.add_typer(knowing.knowledge)


@app.callback(invoke_without_command=True)
def version(
    show: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True),
) -> None:
    """Reads raw Arabic news pages and keeps a sourced record of who did what, on whose word."""
    if show:
        typer.echo(f"waqai {VERSION}")
        raise typer.Exit


def main() -> None:
    """The `waqai` command."""
    collect_seldom()
    running.speak_utf8()
    completing.be_ready()
    app(prog_name=completing.PROGRAM)
