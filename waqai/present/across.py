"""The commands that ask what was found across articles: `copies`, `stories` and their like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.findings import DISAGREEMENTS, OUTCOMES
from waqai.model import UsageError
from waqai.present.options import FindingChoice, Output, Period, Where
from waqai.present.running import tell

if TYPE_CHECKING:
    from waqai.present.screen import Screen
    from waqai.record.found import FindingFilter, FindingRow


def copies(choice: FindingChoice, where: Where, output: Output) -> None:
    """Passages that two articles share, word for word or lightly edited.

    The earlier article stands first; both may have the words of a third. Formulas (titles, notices of an
    outlet) are left out.

    \b
    Examples:
      waqai copies --outlet رويترز
      waqai copies --page 002 --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["copies"]), where, output, (findings.show_findings, "copied passage"))


def stories(choice: FindingChoice, where: Where, output: Output) -> None:
    """Articles on the same news, under the headline that stands best for all.

    Independent sources neither copy one another nor credit one agency.

    \b
    Examples:
      waqai stories --from 2024-06
      waqai stories --independent 3 --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["stories"]), where, output, (findings.show_stories, "story"))


def occurrences(choice: FindingChoice, where: Where, output: Output) -> None:
    """Events that several articles tell of, or one tells of twice, put together.

    Visits a year apart stay apart; talks and signings of a visit name it as what they are a part of.

    \b
    Examples:
      waqai occurrences --actor بوتين
      waqai occurrences --independent 2 --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["occurrences"]), where, output, (findings.show_findings, "occurrence"))


def disagreements(
    choice: FindingChoice,
    where: Where,
    output: Output,
    kind: Annotated[
        str | None,
        typer.Option(help=f"Only of this kind: {', '.join(DISAGREEMENTS)}.", metavar="KIND", show_default=False),
    ] = None,
) -> None:
    """Claims that cannot both be right: a number, unit, date, place, who did it, or yes and no.

    Tolls that rise from day to day are updates and left out; bounds and round figures are allowed for.

    \b
    Examples:
      waqai disagreements --kind yes-no
      waqai disagreements --actor السودان --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    if kind is not None and kind not in KINDS["disagreements"]:
        raise UsageError(f"there is no kind {kind}; there are {', '.join(KINDS['disagreements'])}")
    kinds = (kind,) if kind else KINDS["disagreements"]
    _give(choice.filter(kinds), where, output, (findings.show_findings, "disagreement"))


def outcomes(
    choice: FindingChoice,
    where: Where,
    output: Output,
    became: Annotated[
        str | None,
        typer.Option(help=f"Only what became this: {', '.join(OUTCOMES)}.", metavar="OUTCOME", show_default=False),
    ] = None,
) -> None:
    """What became of what was planned, possible, demanded, threatened or denied, by later articles.

    \b
    Examples:
      waqai outcomes --became partly
      waqai outcomes --actor السيسي --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["outcomes"], became), where, output, (findings.show_findings, "outcome"))


def pair(
    one: Annotated[str, typer.Argument(help="The first side: a name or id; a state stands for its country.")],
    two: Annotated[str, typer.Argument(help="The second side.")],
    period: Period,
    where: Where,
    output: Output,
) -> None:
    """A ledger of two sides: what went which way, visits and calls, an index by month.

    One entry an occurrence; --limit gives the first of them, and the index of these. The index adds PLOVER intensities
    of what was done, cooperation and conflict apart; docs/findings.md tells what it can't tell.

    \b
    Examples:
      waqai pair روسيا "كوريا الشمالية"
      waqai pair السعودية السودان --from 2025 --json
    """
    from waqai.pipeline import Record
    from waqai.present import ledger

    form = output.format
    with Record(where.file) as record:
        entries = record.pair(one, two, period.first, period.last, period.limit)
    ledger.give(entries, (one, two), form, output.direction)


def _give(
    filters: FindingFilter, where: Where, output: Output, shown: tuple[Callable[[Screen, FindingRow], None], str]
) -> None:
    """Findings in the form asked for; `shown` is how people see one, and what it is called."""
    from waqai.pipeline import Record
    from waqai.present import writing
    from waqai.present.screen import Screen
    from waqai.record.found import PassageLine, passage_lines, plain_finding

    form, (show, noun) = output.format, shown
    with Record(where.file) as record:
        answer = record.findings(filters)
    if form == "json":
        writing.write_json_lines(map(plain_finding, answer))
    elif form == "csv":
        writing.write_csv(PassageLine, [line for row in answer for line in passage_lines(row)])
    else:
        screen = Screen.of(output.direction)
        for row in answer:
            show(screen, row)
        tell(f"{len(answer)} {noun if len(answer) == 1 else _plural(noun)}")


def _plural(noun: str) -> str:
    """More than one.

    >>> _plural("story"), _plural("outcome")
    ('stories', 'outcomes')
    """
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
